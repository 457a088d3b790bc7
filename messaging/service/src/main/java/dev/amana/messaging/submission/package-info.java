/**
 * The door for staff who write by their own mail program: who may sign in there, and which conversations they may write
 * in. An app password, made by API and shown once, takes the place of the staff member's own, which no mail program
 * should hold. What is submitted goes the way of all messages: it is screened, and leaves under the desk's alias.
 */
@NullMarked
package dev.amana.messaging.submission;

import org.jspecify.annotations.NullMarked;
