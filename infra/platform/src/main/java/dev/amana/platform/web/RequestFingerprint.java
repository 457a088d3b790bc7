package dev.amana.platform.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** SHA-256 over fields that are told apart by their lengths. */
final class RequestFingerprint {
    private final MessageDigest digest;

    private RequestFingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    /** Whose key this is: the same key of another caller, method or resource is another key. */
    static String scope(HttpServletRequest request, String caller, String key) {
        return new RequestFingerprint()
                .add(caller)
                .add(request.getMethod())
                .add(request.getRequestURI())
                .add(key)
                .hex();
    }

    static String of(HttpServletRequest request, byte[] body) {
        RequestFingerprint fingerprint = new RequestFingerprint()
                .add(request.getQueryString())
                .add(request.getContentType())
                .add(String.valueOf(body.length));
        fingerprint.digest.update(body);
        return fingerprint.hex();
    }

    /** By parts: the boundary of a repeated multipart body may differ. */
    static String ofParts(HttpServletRequest request) throws IOException, ServletException {
        RequestFingerprint fingerprint = new RequestFingerprint().add(request.getQueryString());
        for (Part part : request.getParts()) {
            fingerprint
                    .add(part.getName())
                    .add(part.getSubmittedFileName())
                    .add(part.getContentType())
                    .add(String.valueOf(part.getSize()));
            try (InputStream content = part.getInputStream()) {
                content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), fingerprint.digest));
            }
        }
        return fingerprint.hex();
    }

    private RequestFingerprint add(@Nullable String field) {
        byte[] bytes = Objects.requireNonNullElse(field, "").getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        return this;
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
