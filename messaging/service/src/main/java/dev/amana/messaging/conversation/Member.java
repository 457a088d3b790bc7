package dev.amana.messaging.conversation;

import dev.amana.platform.personal.Personal;
import org.jspecify.annotations.Nullable;

/**
 * One of the two sides of a conversation.
 *
 * @param alias local part of the address that stands for this side: the other side sees it and writes to it
 * @param email the real address when the conversation was opened; the support desk has none
 * @param name the real name then
 */
public record Member(
        Participant participant,
        String alias,
        @Nullable Personal email,
        @Nullable Personal name) {}
