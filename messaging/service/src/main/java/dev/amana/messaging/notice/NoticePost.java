package dev.amana.messaging.notice;

import static dev.amana.platform.personal.RetentionClass.CORRESPONDENCE;

import dev.amana.messaging.MessagingProperties;
import dev.amana.messaging.mime.MailAddress;
import dev.amana.messaging.outbound.OutboundMail;
import dev.amana.messaging.outbound.OutboundQueue;
import dev.amana.messaging.party.Parties;
import dev.amana.messaging.party.Party;
import dev.amana.messaging.party.Suspensions;
import dev.amana.platform.Ids;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.blob.BlobStore;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.SubjectErasedException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends notices: each once, in the person's language, through the outbound queue. */
@Component
public class NoticePost {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Parties parties;
    private final Suspensions suspensions;
    private final NoticeRows rows;
    private final BlobStore blobs;
    private final OutboundQueue queue;
    private final TransactionTemplate transaction;
    private final NoticeProperties properties;
    private final String domain;
    private final MeterRegistry meters;
    private final Clock clock;

    NoticePost(
            Parties parties,
            Suspensions suspensions,
            NoticeRows rows,
            BlobStore blobs,
            OutboundQueue queue,
            PlatformTransactionManager transactions,
            NoticeProperties properties,
            MessagingProperties messaging,
            MeterRegistry meters,
            Clock clock) {
        this.parties = parties;
        this.suspensions = suspensions;
        this.rows = rows;
        this.blobs = blobs;
        this.queue = queue;
        this.transaction = new TransactionTemplate(transactions);
        this.properties = properties;
        this.domain = messaging.aliasDomain();
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Queues the mail; in the surrounding transaction where there is one.
     *
     * @return false when nothing was queued: it was before, the person is erased or unknown, their address gets no mail for
     *     now, or they got too many of this kind
     * @throws IllegalArgumentException where there is no such template
     */
    public boolean send(Notice notice) {
        if (!NoticeTexts.knows(notice.template())) {
            throw new IllegalArgumentException("No notice is called " + notice.template());
        }
        if (notice.address() == null && suspensions.suspended(notice.partyId())) {
            return false;
        }
        Optional<Party> party = parties.find(notice.partyId());
        Optional<String> address = Optional.ofNullable(notice.address())
                .or(() -> party.map(Party::email).flatMap(Personal::reveal));
        Locale locale = Locale.forLanguageTag(party.map(Party::locale).orElse("en"));
        return address.isPresent()
                && Boolean.TRUE.equals(transaction.execute(status -> queue(notice, address.get(), locale)));
    }

    private boolean queue(Notice notice, String address, Locale locale) {
        Instant now = clock.instant();
        if (rows.count(notice.partyId(), notice.template(), now.minus(HOUR)) >= most(notice.template())) {
            meters.counter("amana.messaging.notices.suppressed").increment();
            return false;
        }
        return rows.add(notice, now) && queue(notice, address, build(notice, address, locale, now));
    }

    private int most(String template) {
        return properties.owed().contains(template) ? properties.mostOwedPerHour() : properties.mostPerHour();
    }

    private byte[] build(Notice notice, String address, Locale locale, Instant at) {
        MailAddress from = new MailAddress(properties.senderName(), properties.from() + '@' + domain);
        String messageId = '<' + mailId(notice).toLowerCase(Locale.ROOT) + '@' + domain + '>';
        NoticeTexts.Text text = NoticeTexts.of(notice.template(), notice.values(), locale);
        return NoticeMail.build(from, address, messageId, text, locale, at);
    }

    private boolean queue(Notice notice, String address, byte[] raw) {
        try {
            String party = notice.partyId();
            BlobRef content = blobs.putForBothInTransaction(party, party, CORRESPONDENCE, raw);
            return queue.enqueue(OutboundMail.notice(mailId(notice), party, address, content), raw);
        } catch (SubjectErasedException erased) {
            return false;
        }
    }

    private static String mailId(Notice notice) {
        return Ids.derived("notice", notice.id());
    }
}
