package dev.amana.canaries;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Whether what people wrote has arrived as they wrote it. */
public final class OrdinaryText {
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");

    private OrdinaryText() {}

    /** The lines that do not stand in the text, or not in the HTML, of a delivered mail. */
    public static List<String> missing(byte[] delivered, List<String> lines) {
        List<String> plain = new ArrayList<>();
        List<String> html = new ArrayList<>();
        try {
            collect(MimeParts.parsed(delivered), plain, html);
        } catch (MessagingException | IOException broken) {
            return lines;
        }
        String inPlain = spaced(String.join("\n", plain));
        String inHtml = spaced(String.join("\n", html));
        return lines.stream()
                .filter(line -> (!plain.isEmpty() && !inPlain.contains(spaced(line)))
                        || (!html.isEmpty() && !inHtml.contains(spaced(line)))
                        || (plain.isEmpty() && html.isEmpty()))
                .toList();
    }

    private static void collect(Part part, List<String> plain, List<String> html)
            throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                collect(parts.getBodyPart(i), plain, html);
            }
        } else if (part.getFileName() == null && part.isMimeType("text/plain")) {
            plain.add(text(part));
        } else if (part.getFileName() == null && part.isMimeType("text/html")) {
            html.add(unescaped(TAG.matcher(text(part)).replaceAll("")));
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            Charset charset = MimeParts.charset(part.getContentType());
            return new String(in.readAllBytes(), Objects.requireNonNullElse(charset, StandardCharsets.UTF_8));
        }
    }

    private static String unescaped(String html) {
        return Undoing.entities(html);
    }

    private static String spaced(String text) {
        return text.replaceAll("[\\s\\u00a0]+", " ").strip();
    }
}
