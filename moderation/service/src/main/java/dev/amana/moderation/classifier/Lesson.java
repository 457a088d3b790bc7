package dev.amana.moderation.classifier;

import java.time.Instant;
import java.util.Locale;

/**
 * What a person said of a message.
 *
 * @param revision of the verdict; 1 for a report, of which there is one for each message, and 2 for the appeal against it
 * @param harmful whether it was withheld, or should have been
 */
record Lesson(Source source, String messageId, int revision, boolean harmful, Instant decidedAt) {

    enum Source {
        /** A decision on a held or appealed message. */
        SCREENING,
        /** An answer to the report of a delivered one. */
        REPORT;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** For the digest: different for what teaches something different. */
    String mark() {
        String what = messageId + '|' + revision + '|' + harmful;
        return source == Source.SCREENING ? what : source.wireName() + ':' + what;
    }
}
