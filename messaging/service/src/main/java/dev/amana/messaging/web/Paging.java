package dev.amana.messaging.web;

import dev.amana.platform.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Cursors, which mean nothing to the client, and the bounds of a page. */
final class Paging {
    private static final int LARGEST_PAGE = 200;

    private Paging() {}

    static int limit(int size) {
        return Math.clamp(size, 1, LARGEST_PAGE);
    }

    static String cursor(String after) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(after.getBytes(StandardCharsets.UTF_8));
    }

    static String text(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return "";
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw invalid();
        }
    }

    static long position(@Nullable String cursor) {
        String text = text(cursor);
        try {
            return text.isEmpty() ? -1 : Long.parseLong(text);
        } catch (NumberFormatException notOurs) {
            throw invalid();
        }
    }

    private static ProblemException invalid() {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid-cursor");
    }
}
