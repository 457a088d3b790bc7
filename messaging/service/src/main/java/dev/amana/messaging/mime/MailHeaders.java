package dev.amana.messaging.mime;

import dev.amana.messaging.file.Charsets;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.util.ByteSequence;
import org.jspecify.annotations.Nullable;

/** The header fields of a message or part, by lower-case name. */
final class MailHeaders {
    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]*|\\r");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,250}>");
    private static final Pattern BARE_ADDRESS = Pattern.compile("[^\\s<>()\",;:]{1,64}@[^\\s<>()\",;:]{1,255}");
    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?([^?\\s]{1,40})(?=\\?[bBqQ]\\?)");
    /** That a charset's name may have behind it (RFC 2231, 5). */
    private static final Pattern LANGUAGE = Pattern.compile("\\*.*");

    private static final int MOST_CHARSETS = 20;
    private static final int MOST_ADDRESSES = 500;
    private static final int MOST_REFERENCES = 100;

    private final Map<String, List<String>> bodies = new HashMap<>();

    void add(Field field) {
        bodies.computeIfAbsent(field.getName().strip().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                .add(body(field));
    }

    private static String body(Field field) {
        ByteSequence raw = field.getRaw();
        if (raw == null) {
            return field.getBody() == null ? "" : FOLD.matcher(field.getBody()).replaceAll(" ");
        }
        String line = Charsets.decode(readable(raw.toByteArray()), null);
        String body = line.substring(Math.min(line.length(), line.indexOf(':') + 1));
        boolean folded = body.indexOf('\n') >= 0 || body.indexOf('\r') >= 0;
        return (folded ? FOLD.matcher(body).replaceAll(" ") : body).strip();
    }

    /** Without control characters, which nobody sees, where they stand within a letter of several bytes. */
    private static byte[] readable(byte[] raw) {
        byte[] out = new byte[raw.length];
        int length = 0;
        for (int i = 0; i < raw.length; i++) {
            boolean between = i > 0 && raw[i - 1] < 0 && i + 1 < raw.length && raw[i + 1] < 0;
            if (!between || raw[i] < 0 || raw[i] >= ' ') {
                out[length++] = raw[i];
            }
        }
        return length == raw.length ? raw : Arrays.copyOf(out, length);
    }

    /** The first field of that name, unfolded, not decoded. */
    @Nullable
    String raw(String name) {
        List<String> all = bodies.get(name);
        return all == null ? null : all.getFirst();
    }

    int count(String name) {
        return bodies.getOrDefault(name, List.of()).size();
    }

    boolean has(String name) {
        return bodies.containsKey(name);
    }

    /** The first field of that name as a person reads it, on one line. */
    String text(String name) {
        String raw = raw(name);
        return raw == null
                ? ""
                : decodeWords(raw)
                        .replaceAll("[\\t\\r\\n\\f]+", " ")
                        // Unseen still, and known for what it is where an address is looked for.
                        .replaceAll("\\p{Cntrl}+", "\u200b")
                        .strip();
    }

    static String decodeWords(String raw) {
        if (!raw.contains("=?")) {
            return raw;
        }
        try {
            return DecoderUtil.decodeEncodedWords(withKnownCharsets(raw), DecodeMonitor.SILENT, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException | Error e) {
            // The decoder throws an Error on some malformed words; the undecoded text is then what a reader sees too.
            if (e instanceof VirtualMachineError fatal) {
                throw fatal;
            }
            return raw;
        }
    }

    /** For one that is not known all providers of charsets are asked anew each time, which takes long; then it is UTF-8. */
    private static String withKnownCharsets(String text) {
        Map<String, Boolean> known = new HashMap<>();
        return ENCODED_WORD.matcher(text).replaceAll(word -> {
            String name = LANGUAGE.matcher(word.group(1)).replaceFirst("");
            boolean asked = known.containsKey(name) || known.size() < MOST_CHARSETS;
            return asked && known.computeIfAbsent(name, MailHeaders::isCharset)
                    ? Matcher.quoteReplacement("=?" + name)
                    : "=?UTF-8";
        });
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalCharsetNameException notEvenAName) {
            return false;
        }
    }

    List<MailAddress> addresses(String name) {
        List<MailAddress> found = new ArrayList<>();
        for (String body : bodies.getOrDefault(name, List.of())) {
            parseAddresses(body, found);
        }
        return found.size() > MOST_ADDRESSES ? found.subList(0, MOST_ADDRESSES) : found;
    }

    private static void parseAddresses(String body, List<MailAddress> into) {
        int before = into.size();
        try {
            for (Mailbox mailbox :
                    LenientAddressParser.DEFAULT.parseAddressList(body).flatten()) {
                if (mailbox.getDomain() != null) {
                    String display = mailbox.getName() == null ? "" : decodeWords(mailbox.getName());
                    into.add(new MailAddress(display, mailbox.getAddress()));
                }
            }
        } catch (RuntimeException malformed) {
            into.subList(before, into.size()).clear();
        }
        if (into.size() == before) {
            BARE_ADDRESS
                    .matcher(decodeWords(body))
                    .results()
                    .limit(MOST_ADDRESSES)
                    .forEach(match -> into.add(new MailAddress("", match.group())));
        }
    }

    List<String> messageIds(String name) {
        String raw = raw(name);
        return raw == null
                ? List.of()
                : MESSAGE_ID
                        .matcher(raw)
                        .results()
                        .limit(MOST_REFERENCES)
                        .map(match -> match.group())
                        .toList();
    }
}
