package dev.amana.moderation.assessment;

import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Verdict;

/** Gives the verdict on a message: {@link Screener} by the built-in rules, {@code LiveScreening} with the live rule set. */
public interface MessageScreening {
    /** How much of what was written before is read on into a message, in UTF-16 units: no rule reaches further. */
    int EARLIER_CHARS = 400;

    Verdict screen(String messageId, String senderId, Message message);

    /** The verdict on a message that cannot be read or screened: it waits for a person, whoever wrote it. */
    Verdict unscreened(String rule);

    /** What policy makes of a picture, or of a document without a word: nobody but a person can read it. */
    Verdict seenOnly(Role sender, Role recipient);
}
