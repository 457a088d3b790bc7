/** How soon sellers answer: the page of a seller about itself, and those of staff about all of them. */
@NullMarked
package dev.amana.messaging.responseclock.web;

import org.jspecify.annotations.NullMarked;
