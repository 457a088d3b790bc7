package dev.amana.messaging.outbound;

import dev.amana.messaging.smtp.BounceBox;
import dev.amana.messaging.smtp.IncomingMail;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes bounces of our mails: a failure is recorded as such, a mere delay or an automatic answer is not. */
final class Bounces implements BounceBox {
    private static final Pattern STATUS = Pattern.compile("(?im)^Status:\\s{0,10}([245]\\.\\d{1,3}\\.\\d{1,3})");
    private static final Pattern NOT_FAILED =
            Pattern.compile("(?im)^Action:\\s{0,10}(?:delayed|delivered|relayed|expanded)");
    private static final Pattern AUTOMATIC_ANSWER = Pattern.compile("(?im)^Auto-Submitted:\\s{0,10}auto-replied");
    private static final Pattern REPORT = Pattern.compile("(?i)report-type=\"?delivery-status");
    private static final String FAILED_SOMEHOW = "5.0.0";
    private static final int LOOKED_AT_BYTES = 262_144;

    private final ReportRows rows;
    private final BounceAddress addresses;
    private final Clock clock;

    Bounces(ReportRows rows, BounceAddress addresses, Clock clock) {
        this.rows = rows;
        this.addresses = addresses;
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
        String status = failure(text);
        if (status != null) {
            addresses.mailId(recipient).ifPresent(id -> rows.bounced(id, status, clock.instant()));
        }
    }

    static @Nullable String failure(String text) {
        boolean report = REPORT.matcher(text).find();
        if (NOT_FAILED.matcher(text).find()
                || (!report && AUTOMATIC_ANSWER.matcher(text).find())) {
            return null;
        }
        Matcher status = STATUS.matcher(text);
        String found = status.find() ? status.group(1) : FAILED_SOMEHOW;
        return found.startsWith("5") ? found : FAILED_SOMEHOW;
    }
}
