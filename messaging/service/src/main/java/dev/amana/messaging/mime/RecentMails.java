package dev.amana.messaging.mime;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;
import java.util.Optional;

/**
 * Mails that were read as they came in and are about to be relayed: most are within a second, and need not be fetched, opened and
 * read once more for it. Only a short cut, bounded, and for a moment, as they are personal data.
 */
public final class RecentMails {
    /** Of the originals. What is made of them takes about three times as much. */
    private static final long MOST_BYTES = 8L << 20;

    private static final int LARGEST_BYTES = 64 * 1024;
    private static final Duration KEPT_FOR = Duration.ofSeconds(30);

    private final Cache<String, Kept> mails = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((String id, Kept kept) -> kept.bytes())
            .expireAfterWrite(KEPT_FOR)
            .scheduler(Scheduler.systemScheduler())
            .build();

    private record Kept(ParsedMail mail, int bytes) {}

    /** @param originalId of the blob with the very bytes that it was read from */
    public void keep(String originalId, ParsedMail mail, int bytes) {
        if (bytes <= LARGEST_BYTES) {
            mails.put(originalId, new Kept(mail.judged(), bytes));
        }
    }

    /** Nothing that is erased stays in this instance until it would expire, but for what is just coming in. */
    public void forget() {
        mails.invalidateAll();
    }

    /** As {@link MailReader#readJudged} would read it; not kept any longer. */
    public Optional<ParsedMail> take(String originalId) {
        return Optional.ofNullable(mails.asMap().remove(originalId)).map(Kept::mail);
    }
}
