package dev.amana.messaging.process;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.amana.messaging.mime.MailAttachment;
import dev.amana.messaging.mime.MailReader;
import dev.amana.messaging.mime.UnreadableMail;
import dev.amana.messaging.virus.ScanResult;
import dev.amana.messaging.virus.VirusScanProperties;
import dev.amana.messaging.virus.VirusScanner;
import dev.amana.platform.blob.BlobStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has an original scanned before a mail is made of it, and asks again later when the scanner did not answer. */
@Component
class VirusCheck {
    /** Its instances are named by conversation, message and time, so that each asking has a timer of its own. */
    static final TaskDescriptor<Void> ASK_AGAIN = TaskDescriptor.of("messaging.scan-again");

    private final VirusScanner scanner;
    private final VirusScanProperties properties;
    private final BlobStore blobs;
    private final MailReader reader;
    private final Relays relays;
    private final ObjectProvider<Scheduler> scheduler;
    private final Clock clock;

    VirusCheck(
            VirusScanner scanner,
            VirusScanProperties properties,
            BlobStore blobs,
            MailReader reader,
            Relays relays,
            ObjectProvider<Scheduler> scheduler,
            Clock clock) {
        this.scanner = scanner;
        this.properties = properties;
        this.blobs = blobs;
        this.reader = reader;
        this.relays = relays;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** The mail as it came, then its files decoded: not every scanner knows that it is a mail. */
    ScanResult scan(Relay relay) {
        Optional<byte[]> original = scanner.present() ? blobs.get(relay.original()) : Optional.empty();
        return original.isEmpty() ? new ScanResult.Clean() : scan(original.get());
    }

    private ScanResult scan(byte[] original) {
        ScanResult result = scanner.scan(original);
        try {
            for (MailAttachment file : reader.readJudged(original).attachments()) {
                if (result instanceof ScanResult.Clean) {
                    result = scanner.scan(file.content());
                }
            }
        } catch (UnreadableMail unreadable) {
            // No mail will be made of it either.
        }
        return result;
    }

    boolean givesUp(Relay relay) {
        return waited(relay.messageId()).compareTo(properties.giveUpAfter()) >= 0;
    }

    void askLater(String conversationId, String messageId) {
        Instant now = clock.instant();
        scheduler
                .getObject()
                .scheduleIfNotExists(ASK_AGAIN
                        .instance(conversationId + ' ' + messageId + ' ' + now.toEpochMilli())
                        .scheduledTo(now.plus(properties.nextRetry(waited(messageId)))));
    }

    /** For the scanner: how long a verdict took is another matter. */
    private Duration waited(String messageId) {
        return relays.scanSince(messageId)
                .map(since -> Duration.between(since, clock.instant()))
                .orElse(Duration.ZERO);
    }
}
