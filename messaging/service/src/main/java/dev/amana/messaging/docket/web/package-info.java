/**
 * The HTTP door to claims: buyers open, sellers answer, staff decide. A party sees its own claims; staff see all, with a
 * reason that is recorded.
 */
@NullMarked
package dev.amana.messaging.docket.web;

import org.jspecify.annotations.NullMarked;
