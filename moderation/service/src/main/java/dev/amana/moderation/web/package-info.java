/** The doors of moderation: trying texts against the rules, the review queue, and decisions on held messages. */
@NullMarked
package dev.amana.moderation.web;

import org.jspecify.annotations.NullMarked;
