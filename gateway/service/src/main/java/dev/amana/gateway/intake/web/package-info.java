/** The door of the marketplace's backend. */
@NullMarked
package dev.amana.gateway.intake.web;

import org.jspecify.annotations.NullMarked;
