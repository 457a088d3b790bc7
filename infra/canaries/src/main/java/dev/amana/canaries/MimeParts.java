package dev.amana.canaries;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Takes a mail apart as MIME says, with Angus Mail. */
final class MimeParts {
    private static final int DEEPEST = 40;

    private final List<String> texts = new ArrayList<>();
    private final List<byte[]> contents = new ArrayList<>();

    static boolean seemsMime(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, 100_000), StandardCharsets.ISO_8859_1);
        return head.matches("(?is)(?:.*\\n)?(?:content-type|from|subject|mime-version):.*");
    }

    static MimeMessage parsed(byte[] mail) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
    }

    void read(byte[] mail) {
        try {
            part(parsed(mail), 0);
        } catch (MessagingException | IOException | RuntimeException broken) {
            // Its bytes are looked at anyway.
        }
    }

    List<String> texts() {
        return texts;
    }

    List<byte[]> contents() {
        return contents;
    }

    private void part(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST) {
            return;
        }
        for (Header header : Collections.list(part.getAllHeaders())) {
            texts.add(header.getName() + ": " + header.getValue());
            texts.add(MimeUtility.decodeText(MimeUtility.unfold(header.getValue())));
        }
        fileName(part);
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart child = parts.getBodyPart(i);
                part(child, depth + 1);
            }
        } else {
            leaf(part);
        }
    }

    private void fileName(Part part) {
        try {
            String name = part.getFileName();
            if (name != null) {
                texts.add(MimeUtility.decodeText(name));
            }
        } catch (MessagingException | IOException broken) {
            // The header as it stands is among the texts.
        }
    }

    private void leaf(Part part) throws MessagingException, IOException {
        byte[] content = decoded(part);
        contents.add(content);
        Charset charset = charset(part.getContentType());
        if (charset != null) {
            texts.add(new String(content, charset));
        }
    }

    private static byte[] decoded(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException | MessagingException broken) {
            InputStream raw = part instanceof MimeMessage message
                    ? message.getRawInputStream()
                    : ((jakarta.mail.internet.MimeBodyPart) part).getRawInputStream();
            byte[] characters = raw.readAllBytes();
            try {
                return Base64.getMimeDecoder().decode(characters);
            } catch (IllegalArgumentException notBase64) {
                return characters;
            }
        }
    }

    static @Nullable Charset charset(String contentType) {
        try {
            String name = new ContentType(contentType).getParameter("charset");
            return name == null ? null : Charset.forName(MimeUtility.javaCharset(name));
        } catch (MessagingException | IllegalArgumentException unknown) {
            return null;
        }
    }
}
