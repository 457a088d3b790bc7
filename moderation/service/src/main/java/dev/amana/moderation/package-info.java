/**
 * Moderation: decides what becomes of every message before anybody reads it. It hears from messaging that a message
 * arrived, screens it by rules, publishes its verdict, and keeps what waits for a person's decision. Whatever cannot be
 * read or screened is held, whoever wrote it.
 */
@NullMarked
package dev.amana.moderation;

import org.jspecify.annotations.NullMarked;
