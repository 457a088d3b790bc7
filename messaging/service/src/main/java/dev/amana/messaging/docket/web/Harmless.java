package dev.amana.messaging.docket.web;

import dev.amana.messaging.review.Exhibits;
import dev.amana.messaging.review.SafeView.Shown;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers with a stranger's file in them: the browser runs nothing of it, guesses nothing and keeps nothing. */
final class Harmless {
    private static final String SANDBOX = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'";

    private Harmless() {}

    static ResponseEntity<byte[]> shown(Shown shown) {
        return safe().contentType(MediaType.parseMediaType(shown.type()))
                .header("Amana-Pages", String.valueOf(shown.pages()))
                .body(shown.content());
    }

    static ResponseEntity<byte[]> download(Exhibits.Content content) {
        ContentDisposition disposition = ContentDisposition.attachment()
                .filename(content.name(), StandardCharsets.UTF_8)
                .build();
        return safe().contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(content.bytes());
    }

    private static ResponseEntity.BodyBuilder safe() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", SANDBOX)
                .header("X-Content-Type-Options", "nosniff");
    }
}
