/**
 * How a buyer comes to a pay code: a number that nobody else has, a timer for its end, then the code itself; and the table
 * in which codes are found again.
 */
@NullMarked
package dev.amana.payments.issuing;

import org.jspecify.annotations.NullMarked;
