/**
 * The HTTP door: opening conversations (for the marketplace), and reading and writing messages (for the parties and
 * their agent). Staff of the trust team may look, with a reason, and each look is recorded.
 */
@NullMarked
package dev.amana.messaging.web;

import org.jspecify.annotations.NullMarked;
