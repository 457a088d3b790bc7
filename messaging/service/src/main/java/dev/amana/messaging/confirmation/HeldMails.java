package dev.amana.messaging.confirmation;

import static dev.amana.platform.personal.RetentionClass.CORRESPONDENCE;

import dev.amana.messaging.alias.Alias;
import dev.amana.messaging.authentication.SenderCheckProperties;
import dev.amana.messaging.intake.Doubts;
import dev.amana.messaging.notice.Notice;
import dev.amana.messaging.notice.NoticePost;
import dev.amana.messaging.notice.NoticeProperties;
import dev.amana.messaging.smtp.IncomingMail;
import dev.amana.platform.Ids;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.blob.BlobStore;
import dev.amana.platform.personal.SubjectErasedException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps mails that nothing proves, and asks the party at its known address whether it wrote them. */
@Component
class HeldMails implements Doubts {
    private static final Logger log = LoggerFactory.getLogger(HeldMails.class);
    /** Of all mails that are about to be stored. What is more is not asked about. */
    private static final long MOST_BYTES_UNDERWAY = 64L << 20;

    private final HeldMailRows rows;
    private final BlobStore blobs;
    private final NoticePost notices;
    private final NoticeProperties links;
    private final SenderCheckProperties settings;
    private final MeterRegistry meters;
    private final Tokens tokens = new Tokens();
    private final AtomicLong underwayBytes = new AtomicLong();
    /** One at a time: it is nobody's first concern. */
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("held-mails").factory());

    HeldMails(
            HeldMailRows rows,
            BlobStore blobs,
            NoticePost notices,
            NoticeProperties links,
            SenderCheckProperties settings,
            MeterRegistry meters) {
        this.rows = rows;
        this.blobs = blobs;
        this.notices = notices;
        this.links = links;
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public void raise(IncomingMail mail, Alias alias) {
        int bytes = mail.raw().length;
        if (underwayBytes.addAndGet(bytes) > MOST_BYTES_UNDERWAY) {
            underwayBytes.addAndGet(-bytes);
            count("too-much");
            return;
        }
        worker.execute(() -> {
            try {
                hold(mail, alias);
            } catch (SubjectErasedException erased) {
                count("erased");
            } catch (RuntimeException e) {
                log.warn("A mail could not be kept for confirmation", e);
                count("failed");
            } finally {
                underwayBytes.addAndGet(-bytes);
            }
        });
    }

    private void hold(IncomingMail mail, Alias alias) {
        String party = alias.counterpartId();
        if (rows.waiting(party) >= settings.mostHeldMails()) {
            count("too-many");
            return;
        }
        BlobRef original = blobs.put(party, CORRESPONDENCE, mail.raw());
        HeldMail held = new HeldMail(
                Ids.derived("held", alias.localPart(), fingerprint(mail.raw())),
                party,
                alias.localPart(),
                original,
                mail.receivedAt());
        String token = tokens.next();
        if (!rows.add(held, token, mail.receivedAt().plus(settings.confirmWithin()))) {
            blobs.delete(original);
            count("repeated");
        } else if (notices.send(question(held, token))) {
            count("asked");
        } else {
            rows.remove(held);
            blobs.delete(original);
            count("too-many");
        }
    }

    /** Nothing of the mail itself: whoever wrote it must not reach the party by our question. */
    private Notice question(HeldMail held, String token) {
        String received = DateTimeFormatter.ISO_INSTANT.format(held.receivedAt().truncatedTo(ChronoUnit.MINUTES));
        String link = links.publicUrl() + Confirmations.PATH + token;
        return Notice.to(held.partyId(), held.id(), "confirm-mail", Map.of("received", received, "link", link));
    }

    private void count(String outcome) {
        meters.counter("amana.messaging.sender.doubts", "outcome", outcome).increment();
    }

    private static String fingerprint(byte[] raw) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @PreDestroy
    void stop() {
        worker.shutdown();
    }
}
