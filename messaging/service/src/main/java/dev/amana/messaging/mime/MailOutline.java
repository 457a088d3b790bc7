package dev.amana.messaging.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A mail as far as it can be read, for deciding what sort of mail it is: bounces are often malformed, so this never fails.
 * Nothing of it is meant for a person.
 */
public final class MailOutline {
    /** A bounce says what it has to say before the mail that it returns. */
    private static final int LOOKED_AT_BYTES = 512 * 1024;

    private static final Pattern END_OF_HEADER = Pattern.compile("\\r?\\n\\r?\\n");
    private static final Pattern FIELD_OR_FOLD = Pattern.compile("[!-9;-~]{1,200}[ \\t]*:|[ \\t]");

    /**
     * A leaf of the part tree; nested messages are leaves.
     *
     * @param type media type, lower case
     * @param text decoded, with {@code \n} line ends; HTML as plain text
     */
    public record Part(String type, String text) {}

    private final byte[] raw;
    private final MailHeaders headers;
    private @Nullable List<Part> parts;

    private MailOutline(byte[] raw, MailHeaders headers) {
        this.raw = raw;
        this.headers = headers;
    }

    /** Reads the header only; most mails need not be read further to see that a person wrote them. */
    public static MailOutline of(byte[] raw) {
        byte[] begin = raw.length > LOOKED_AT_BYTES ? Arrays.copyOf(raw, LOOKED_AT_BYTES) : raw;
        byte[] header = withoutStrayLines(Arrays.copyOf(begin, endOfHeader(begin)));
        return new MailOutline(begin, PartWalker.walkAsFarAsPossible(header).headers());
    }

    /** After the first empty line that follows another one; the end where there is none. */
    private static int endOfHeader(byte[] raw) {
        int i = 0;
        while (i < raw.length && Character.isWhitespace(raw[i])) {
            i++;
        }
        for (boolean empty = false; i < raw.length; i++) {
            if (raw[i] == '\n') {
                if (empty) {
                    return i + 1;
                }
                empty = true;
            } else if (raw[i] != '\r') {
                empty = false;
            }
        }
        return raw.length;
    }

    /**
     * The parser takes a line that is no field for the begin of the body, so that the rest of the header is lost. Systems
     * put such lines there, the separator of mailbox files above all.
     */
    private static byte[] withoutStrayLines(byte[] raw) {
        String text = new String(raw, StandardCharsets.ISO_8859_1).stripLeading();
        Matcher end = END_OF_HEADER.matcher(text);
        if (!end.find()) {
            return raw;
        }
        String fields = text.substring(0, end.start())
                .lines()
                .filter(line -> FIELD_OR_FOLD.matcher(line).lookingAt())
                .collect(Collectors.joining("\r\n"));
        return (fields + text.substring(end.start())).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Part part(MailPart part) {
        return new Part(part.type(), part.type().equals("text/html") ? HtmlText.of(part.text()) : part.text());
    }

    private static String body(byte[] raw) {
        String text = new String(raw, StandardCharsets.ISO_8859_1);
        String[] headAndBody = END_OF_HEADER.split(text, 2);
        return headAndBody.length < 2 ? text : headAndBody[1].replace("\r\n", "\n");
    }

    /** As a person reads it, on one line; empty where there is none. */
    public String header(String lowerName) {
        return headers.text(lowerName);
    }

    public boolean has(String lowerName) {
        return headers.has(lowerName);
    }

    /** How many fields of that name there are. */
    public int count(String lowerName) {
        return headers.count(lowerName);
    }

    /** With their angle brackets. */
    public List<String> messageIds(String lowerName) {
        return headers.messageIds(lowerName);
    }

    public List<MailAddress> addresses(String lowerName) {
        return headers.addresses(lowerName);
    }

    /** Whether its header says that a machine wrote it. */
    public boolean automatic() {
        return AutomaticSigns.in(headers);
    }

    /** Whether we may answer it by a notice: no machine, nor whoever wants no automatic answer. */
    public boolean takesNotices() {
        return !automatic() && !AutomaticSigns.suppress(headers, "autoreply");
    }

    /** Whether we may answer it by a report that it could not be delivered. */
    public boolean takesReports() {
        return !automatic() && !AutomaticSigns.suppress(headers, "ndr");
    }

    public List<Part> parts() {
        if (parts == null) {
            parts = read(withoutStrayLines(raw));
        }
        return parts;
    }

    private static List<Part> read(byte[] raw) {
        List<Part> parts = PartWalker.walkAsFarAsPossible(raw).parts().stream()
                .filter(part -> part.type().startsWith("text/") || part.type().startsWith("message/"))
                .map(MailOutline::part)
                .toList();
        boolean blank = parts.stream().allMatch(part -> part.text().isBlank());
        return blank ? List.of(new Part("text/plain", body(raw))) : parts;
    }
}
