package dev.amana.messaging.bounce;

import dev.amana.messaging.mime.MailOutline;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The machine-readable part of a delivery report (RFC 3464). Of several recipients, of which our mails have only one, the
 * first that failed counts.
 *
 * @param action {@code failed}, {@code delayed} …, lower case; empty where there is none
 * @param diagnostic what the remote server said
 */
record DeliveryStatus(String action, @Nullable String status, String diagnostic, List<String> recipients) {
    private static final Pattern FOLD = Pattern.compile("\\n[ \\t]+");
    private static final Pattern ACTION = field("Action", "([a-z]{4,12})");
    private static final Pattern STATUS = field("Status", "([245]\\.\\d{1,3}\\.\\d{1,3})");
    private static final Pattern DIAGNOSTIC = field("Diagnostic-Code", "([^\\n]{1,2000})");
    private static final Pattern RECIPIENT = field(
            "(?:Final|Original|X-Actual)-Recipient",
            "(?:[a-z0-9-]{1,20}[ \\t]*;)?[ \\t]*<?([^\\s<>;]{1,254}@[^\\s<>;]{1,254})>?");
    private static final int MOST_RECIPIENTS = 20;

    private static Pattern field(String name, String value) {
        return Pattern.compile("(?im)^[ \\t]{0,4}" + name + ":[ \\t]{0,20}" + value);
    }

    static @Nullable DeliveryStatus of(MailOutline mail) {
        return mail.parts().stream()
                .filter(part -> part.type().equals("message/delivery-status")
                        || part.type().equals("message/global-delivery-status"))
                .map(part -> of(part.text()))
                .filter(report -> !report.action().isEmpty() || report.status() != null)
                .findFirst()
                .orElse(null);
    }

    private static DeliveryStatus of(String text) {
        String unfolded = FOLD.matcher(text).replaceAll(" ");
        int failed = failedGroup(unfolded);
        String from = unfolded.substring(failed);
        String action = first(ACTION, from);
        return new DeliveryStatus(
                action == null ? "" : action.toLowerCase(Locale.ROOT),
                status(from),
                String.join(
                        "\n",
                        DIAGNOSTIC
                                .matcher(from)
                                .results()
                                .limit(1)
                                .map(MatchResult::group)
                                .toList()),
                RECIPIENT
                        .matcher(unfolded)
                        .results()
                        .limit(MOST_RECIPIENTS)
                        .map(match -> match.group(1))
                        .distinct()
                        .toList());
    }

    /** Where the first group begins whose action is a failure, else 0. */
    private static int failedGroup(String text) {
        int start = 0;
        for (String group : text.split("\\n[ \\t]*\\n", -1)) {
            if ("failed".equalsIgnoreCase(first(ACTION, group))) {
                return Math.max(0, text.indexOf(group, start));
            }
            start += group.length();
        }
        return 0;
    }

    private static @Nullable String status(String text) {
        return first(STATUS, text);
    }

    private static @Nullable String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
