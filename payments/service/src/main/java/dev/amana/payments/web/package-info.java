/** The buyers' door: asking for a pay code, looking at it, and its picture for the till's scanner. */
@NullMarked
package dev.amana.payments.web;

import org.jspecify.annotations.NullMarked;
