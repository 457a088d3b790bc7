/**
 * Pay codes: a number that a buyer shows at a partner's branch to pay one order in cash. A code is open until it is paid,
 * once, with exactly its amount, or until its time is over.
 */
@NullMarked
package dev.amana.payments.paycode;

import org.jspecify.annotations.NullMarked;
