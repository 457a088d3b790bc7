package dev.amana.messaging.intake;

import dev.amana.messaging.optout.CriticalTag;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * What came by the HTTP interface, made into a mail (RFC 5322, RFC 2045), so that one reader inspects everything that
 * comes in, and one form of original is kept. The same message always gives the same bytes.
 *
 * @param messageId identifier of the message, from which the boundary is made
 * @param critical whether the author says that the order cannot be completed without it; it shows as in a mail
 */
public record WrittenMessage(String messageId, String text, List<File> files, boolean critical) {
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder();

    public WrittenMessage(String messageId, String text, List<File> files) {
        this(messageId, text, files, false);
    }

    /** A file as uploaded: name and type are what the client claims. */
    @SuppressWarnings("ArrayRecordComponent") // Uploads are never compared.
    public record File(String name, String type, byte[] content) {}

    /** The same for the same content only: each piece counts with its length. */
    public static String fingerprint(String text, List<File> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, text.getBytes(StandardCharsets.UTF_8));
            for (File file : files) {
                add(digest, file.name().getBytes(StandardCharsets.UTF_8));
                add(digest, file.type().getBytes(StandardCharsets.UTF_8));
                add(digest, file.content());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, byte[] piece) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(piece.length).array());
        digest.update(piece);
    }

    public byte[] toMail() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String boundary = "=_amana_" + messageId;
        if (critical) {
            line(out, "Subject: " + CriticalTag.TAG);
        }
        line(out, "MIME-Version: 1.0");
        line(out, "Content-Type: multipart/mixed; boundary=\"" + boundary + '"');
        line(out, "");
        part(out, boundary, "Content-Type: text/plain; charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
        for (File file : files) {
            String type = "Content-Type: " + safeType(file.type());
            String disposition = "Content-Disposition: attachment; filename*=UTF-8''" + percentEncoded(file.name());
            part(out, boundary, type + "\r\n" + disposition, file.content());
        }
        line(out, "--" + boundary + "--");
        return out.toByteArray();
    }

    private static void part(ByteArrayOutputStream out, String boundary, String headers, byte[] content) {
        line(out, "--" + boundary);
        line(out, headers);
        line(out, "Content-Transfer-Encoding: base64");
        line(out, "");
        out.writeBytes(BASE64.encode(content));
        line(out, "");
    }

    private static void line(ByteArrayOutputStream out, String text) {
        out.writeBytes((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String safeType(String type) {
        return type.matches("[a-zA-Z0-9.+-]{1,60}/[a-zA-Z0-9.+-]{1,60}") ? type : "application/octet-stream";
    }

    /** RFC 8187: everything but letters and digits as bytes. */
    private static String percentEncoded(String name) {
        StringBuilder text = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b > 0 && Character.isLetterOrDigit(b);
            text.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xff));
        }
        return text.toString();
    }
}
