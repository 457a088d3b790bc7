package dev.amana.messaging.mime;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a machine wrote a mail: RFC 3834 and the signs in use beside it. */
final class AutomaticSigns {
    private static final Set<String> MACHINE_PRECEDENCE = Set.of("bulk", "junk", "list", "auto_reply", "auto-reply");
    private static final Set<String> MACHINE_HEADERS = Set.of(
            "x-autoreply",
            "x-autorespond",
            "x-auto-response",
            "x-autoresponder",
            "x-loop",
            "list-id",
            "feedback-id",
            "x-failed-recipients");

    private AutomaticSigns() {}

    static boolean in(MailHeaders headers) {
        String submitted = lower(headers.raw("auto-submitted"));
        return (!submitted.isEmpty() && !submitted.startsWith("no"))
                || MACHINE_PRECEDENCE.contains(lower(headers.raw("precedence")))
                || MACHINE_HEADERS.stream().anyMatch(headers::has)
                || lower(headers.raw("content-type")).startsWith("multipart/report")
                || "<>".equals(lower(headers.raw("return-path")));
    }

    private static String lower(@Nullable String value) {
        return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    }
}
