/**
 * The doors: buyers ask for a pay code, look at it and get its picture for the till's scanner; partners report the cash that
 * they took.
 */
@NullMarked
package dev.amana.payments.web;

import org.jspecify.annotations.NullMarked;
