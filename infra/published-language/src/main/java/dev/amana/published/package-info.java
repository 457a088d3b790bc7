/**
 * The few words that every contract shares: what a published event is, how its type is named, and how personal data
 * travels in it, and how words are taken out of a text. Nothing here belongs to one context, and nothing here depends on a framework.
 */
@NullMarked
package dev.amana.published;

import org.jspecify.annotations.NullMarked;
