package dev.amana.messaging.availability;

import dev.amana.messaging.conversation.Channel;
import java.util.Locale;

/** A way to write. Orders name all of them as {@code amana:messaging}, or one, such as {@code amana:messaging.mail}. */
public enum Door {
    MAIL,
    PAGE,
    SUBMISSION;

    static final String ALL = "amana:messaging";

    static Door of(Channel channel) {
        return switch (channel) {
            case SMTP -> MAIL;
            case API -> PAGE;
            case SUBMISSION -> SUBMISSION;
        };
    }

    boolean isMeantBy(String subject) {
        return subject.equals(ALL) || subject.equals(ALL + '.' + name().toLowerCase(Locale.ROOT));
    }
}
