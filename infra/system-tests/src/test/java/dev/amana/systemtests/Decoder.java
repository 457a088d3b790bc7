package dev.amana.systemtests;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Properties;

/**
 * All that a mail shows to somebody who decodes it to the last: raw bytes, headers, file names, and every part's content.
 * Uses another MIME library than messaging does, so that both cannot share a blind spot.
 */
final class Decoder {
    private final StringBuilder seen = new StringBuilder();

    private Decoder() {}

    /** Everything in lower case, one piece per line. */
    static String everythingIn(byte[] mail) throws MessagingException, IOException {
        Decoder decoder = new Decoder();
        decoder.add(new String(mail, StandardCharsets.ISO_8859_1));
        decoder.part(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)));
        String all = decoder.seen.toString().toLowerCase(Locale.ROOT);
        // A second look at everything as one line, for what a line break splits.
        return all + "\n" + all.replaceAll("=?\\s*\\n\\s*", "");
    }

    static MimeMessage parse(byte[] mail) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
    }

    private void part(Part part) throws MessagingException, IOException {
        for (Header header : Collections.list(part.getAllHeaders())) {
            add(header.getName() + ": " + decoded(header.getValue()));
        }
        if (part instanceof MimeMessage message) {
            for (Address address : message.getFrom() == null ? new Address[0] : message.getFrom()) {
                add(address.toString());
            }
        }
        String name = part.getFileName();
        if (name != null) {
            add(decoded(name));
        }
        content(part);
    }

    private void content(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                BodyPart child = multipart.getBodyPart(i);
                part(child);
            }
        } else if (part.getContent() instanceof Part nested) {
            part(nested);
        } else {
            bytes(part);
        }
    }

    private void bytes(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            byte[] bytes = in.readAllBytes();
            add(new String(bytes, StandardCharsets.UTF_8));
            add(new String(bytes, StandardCharsets.UTF_16LE));
            add(new String(bytes, StandardCharsets.UTF_16BE));
        }
    }

    private static String decoded(String text) throws IOException {
        return MimeUtility.decodeText(MimeUtility.unfold(text));
    }

    private void add(String text) {
        seen.append(text).append('\n');
    }
}
