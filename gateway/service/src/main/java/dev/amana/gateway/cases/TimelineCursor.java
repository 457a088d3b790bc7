package dev.amana.gateway.cases;

import dev.amana.platform.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The place in a timeline after which the next page starts. Opaque to clients; it holds nothing secret. */
public record TimelineCursor(Instant at, String entryId) {
    private static final int MAX_LENGTH = 200;

    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + "|" + entryId).getBytes(StandardCharsets.UTF_8));
    }

    public static @Nullable TimelineCursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", 2);
            if (text.length() <= MAX_LENGTH && parts.length == 2) {
                return new TimelineCursor(Instant.parse(parts[0]), parts[1]);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-cursor");
        }
        throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-cursor");
    }
}
