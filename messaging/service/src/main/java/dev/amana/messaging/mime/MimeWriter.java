package dev.amana.messaging.mime;

import dev.amana.messaging.file.FileType;
import java.io.ByteArrayOutputStream;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.EncoderUtil;

/** Writes headers and parts as bytes for the wire. */
final class MimeWriter {
    private static final byte[] CRLF = {'\r', '\n'};
    private static final Pattern CALENDAR_METHOD = Pattern.compile("(?m)^METHOD:([A-Za-z-]{1,30})\\s*$");
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(76, CRLF);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    private final Deque<String> boundaries = new ArrayDeque<>();
    private final String seed;
    private int multiparts;

    /** @param seed unique to the mail; boundaries derive from it */
    MimeWriter(String seed) {
        this.seed = Integer.toHexString(seed.hashCode());
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    void header(String name, String value) {
        line(Folding.fold(name + ": " + value));
    }

    void multipart(String subtype, Runnable parts) {
        // Encoded bodies never contain "=_", so a boundary cannot occur in one.
        String boundary = "=_amana_" + seed + "_" + multiparts++;
        header("Content-Type", "multipart/" + subtype + "; boundary=\"" + boundary + "\"");
        boundaries.push(boundary);
        parts.run();
        boundaries.pop();
        line("");
        line("--" + boundary + "--");
    }

    /** Begins the next part of the innermost multipart. */
    void part() {
        line("");
        line("--" + boundaries.element());
    }

    void text(String subtype, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        header("Content-Type", "text/" + subtype + "; charset=utf-8");
        if (mostlyAscii(bytes)) {
            header("Content-Transfer-Encoding", "quoted-printable");
            line("");
            QuotedPrintable.write(bytes, out);
        } else {
            base64(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A part that consists of fields, such as a delivery status; an empty line parts groups of them. */
    void fields(String type, List<String> lines) {
        header("Content-Type", type);
        line("");
        lines.forEach(line -> line(Folding.fold(line)));
    }

    void file(MailAttachment file, String disposition) {
        header("Content-Type", file.type() + parameters(file));
        if (!disposition.isEmpty()) {
            header("Content-Disposition", disposition + fileName(file.name()));
        }
        if (file.contentId() != null) {
            header("Content-ID", "<" + file.contentId().replaceAll("[^A-Za-z0-9@._+\\-]", "") + ">");
        }
        if (file.type().startsWith("message/")) {
            // RFC 2046, 5.2.1: no encoding. What stands here was built here, so its lines are short enough.
            line("");
            out.writeBytes(file.content());
        } else {
            base64(file.content());
        }
    }

    private static String parameters(MailAttachment file) {
        String charset =
                file.charset() == null ? "" : "; charset=" + file.charset().toLowerCase(Locale.ROOT);
        if (!file.type().equals(FileType.CALENDAR.mediaType())) {
            return charset;
        }
        Matcher method = CALENDAR_METHOD.matcher(file.text());
        return charset + (method.find() ? "; method=" + method.group(1) : "");
    }

    private void base64(byte[] content) {
        header("Content-Transfer-Encoding", "base64");
        line("");
        out.writeBytes(BASE64.encode(content));
    }

    private void line(String line) {
        // ASCII, but for an internationalised local part (RFC 6532).
        out.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(CRLF);
    }

    private static boolean mostlyAscii(byte[] bytes) {
        int foreign = 0;
        for (byte b : bytes) {
            foreign += b < 0 ? 1 : 0;
        }
        return foreign * 5 <= bytes.length;
    }

    static String address(MailAddress address) {
        String plain = asciiDomain(oneLine(address.address()));
        return address.name().isEmpty()
                ? plain
                : EncoderUtil.encodeAddressDisplayName(oneLine(address.name())) + " <" + plain + ">";
    }

    private static String asciiDomain(String address) {
        int at = address.lastIndexOf('@');
        return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1), IDN.ALLOW_UNASSIGNED);
    }

    static String unstructured(String text) {
        return EncoderUtil.encodeIfNecessary(oneLine(text), EncoderUtil.Usage.TEXT_TOKEN, "Subject: ".length());
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    /** RFC 2231, with an ASCII name before it for programs that do not know it. */
    private static String fileName(String name) {
        if (name.isEmpty()) {
            return "";
        }
        String ascii = name.replaceAll("[^ -~]|[\"\\\\%]", "_");
        return ascii.equals(name)
                ? "; filename=\"" + name + "\""
                : "; filename=\"" + ascii + "\"" + Rfc2231.sections("filename", name);
    }
}
