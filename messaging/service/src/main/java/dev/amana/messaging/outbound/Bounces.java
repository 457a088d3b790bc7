package dev.amana.messaging.outbound;

import dev.amana.messaging.smtp.BounceBox;
import dev.amana.messaging.smtp.IncomingMail;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes bounces of our mails. Only a report in due form (RFC 3464), sent from the null sender as such reports are, turns
 * a delivered mail into a failed one; anybody may write to these addresses, and answer as they like.
 */
final class Bounces implements BounceBox {
    private static final Pattern END_OF_HEADER = Pattern.compile("\\r?\\n\\r?\\n");
    private static final Pattern FOLD = Pattern.compile("\\r?\\n(?=[ \\t])");
    private static final Pattern REPORT =
            Pattern.compile("(?im)^Content-Type:[ \\t]{0,10}multipart/report[ \\t]{0,10};[^\\r\\n]{0,500}"
                    + "report-type[ \\t]{0,5}=[ \\t]{0,5}\"?delivery-status\\b");
    private static final Pattern STATUS_PART =
            Pattern.compile("(?im)^Content-Type:\\s{0,10}message/(?:global-)?delivery-status");
    private static final Pattern NEXT_PART = Pattern.compile("\\n--");
    private static final Pattern FAILED = Pattern.compile("(?im)^Action:[ \\t]{0,10}failed\\b");
    private static final Pattern STATUS = Pattern.compile("(?im)^Status:[ \\t]{0,10}(5\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final int LOOKED_AT_BYTES = 262_144;

    private final ReportRows rows;
    private final BounceAddress addresses;
    private final OutboundMetrics metrics;
    private final Clock clock;

    Bounces(ReportRows rows, BounceAddress addresses, OutboundMetrics metrics, Clock clock) {
        this.rows = rows;
        this.addresses = addresses;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public boolean concerns(String recipient) {
        return addresses.mailId(recipient).isPresent();
    }

    @Override
    public boolean knows(String recipient) {
        return addresses.mailId(recipient).map(rows::exists).orElse(false);
    }

    @Override
    public void accept(String recipient, IncomingMail mail) {
        String text =
                new String(mail.raw(), 0, Math.min(mail.raw().length, LOOKED_AT_BYTES), StandardCharsets.ISO_8859_1);
        String status = mail.envelopeSender().isEmpty() ? failure(text) : null;
        if (status == null) {
            metrics.otherBounce();
        } else {
            addresses.mailId(recipient).ifPresent(id -> rows.bounced(id, status, clock.instant()));
        }
    }

    /** The status of a report that says the mail failed for good, else null. */
    static @Nullable String failure(String text) {
        Matcher end = END_OF_HEADER.matcher(text);
        String header = end.find() ? text.substring(0, end.start()) : text;
        if (!REPORT.matcher(FOLD.matcher(header).replaceAll("")).find()) {
            return null;
        }
        Matcher part = STATUS_PART.matcher(text);
        if (!part.find()) {
            return null;
        }
        Matcher next = NEXT_PART.matcher(text);
        String report = text.substring(part.end(), next.find(part.end()) ? next.start() : text.length());
        Matcher status = STATUS.matcher(report);
        return FAILED.matcher(report).find() && status.find() ? status.group(1) : null;
    }
}
