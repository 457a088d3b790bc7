package dev.amana.moderation.investigation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What an apology may say happened, so that it tells its customer nothing that is untrue.
 *
 * @param suspended whether the member of staff is off work with customers
 */
public record ApologyFacts(Account account, boolean suspended) {
    /** All that there are. */
    public static final List<ApologyFacts> ALL = Stream.of(Account.values())
            .flatMap(account -> Stream.of(new ApologyFacts(account, false), new ApologyFacts(account, true)))
            .toList();

    /** What became of the message that it began with. */
    public enum Account {
        /** A threat, which the customer never saw. */
        THREAT_STOPPED,
        THREAT_DELIVERED,
        /** It breaks the rules, and is no threat. */
        BREACH_STOPPED,
        BREACH_DELIVERED,
        /** Two people confirmed what was said of somebody, and it began with no message. */
        CONDUCT,
        /** Nothing may be claimed but that somebody looked: it was lifted, was unfounded, or the message was harmless or is undecided. */
        EXAMINED;

        /** As its text is called: {@code account.<this>}. */
        String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether it admits that something wrong was done. */
    public boolean admits() {
        return account != Account.EXAMINED;
    }
}
