package dev.amana.messaging.explanation;

import java.util.List;

/**
 * Why a message was not delivered, in its author's language.
 *
 * @param what happened to it
 * @param why the kinds of reason
 * @param passages what was found, shortened
 * @param places where it was found, such as a header's name
 * @param todo what the author can do
 */
public record Explanation(String what, List<String> why, List<String> passages, List<String> places, String todo) {}
