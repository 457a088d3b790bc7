package dev.amana.messaging.mime;

import dev.amana.messaging.file.Charsets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A header value with parameters, such as Content-Type: plain, in encoded words (wrong but common), or by RFC 2231 with
 * charset, percent-encoding and continuations.
 *
 * @param value before the first semicolon, lower case
 * @param parameters by lower-case name, decoded
 */
record HeaderParameters(String value, Map<String, String> parameters) {
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([^\\s=;\"]{1,80})\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"?|([^;]*+))");
    private static final Pattern SECTION = Pattern.compile("([^*]+)(?:\\*(\\d{1,3}))?(\\*)?");

    static HeaderParameters parse(@Nullable String raw) {
        if (raw == null) {
            return new HeaderParameters("", Map.of());
        }
        int semicolon = raw.indexOf(';');
        String value =
                (semicolon < 0 ? raw : raw.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
        return semicolon < 0
                ? new HeaderParameters(value, Map.of())
                : new HeaderParameters(value, parameters(raw.substring(semicolon)));
    }

    @Nullable
    String get(String name) {
        return parameters.get(name);
    }

    private static Map<String, String> parameters(String raw) {
        Map<String, String> plain = new HashMap<>();
        Map<String, Map<Integer, Piece>> sections = new HashMap<>();
        Matcher found = PARAMETER.matcher(raw);
        while (found.find()) {
            String value = found.group(2) != null
                    ? found.group(2).replaceAll("\\\\(.)", "$1")
                    : found.group(3).strip();
            Matcher name = SECTION.matcher(found.group(1).toLowerCase(Locale.ROOT));
            if (!name.matches()) {
                continue;
            }
            if (name.group(2) == null && name.group(3) == null) {
                plain.putIfAbsent(name.group(1), MailHeaders.decodeWords(value));
            } else {
                int number = name.group(2) == null ? 0 : Integer.parseInt(name.group(2));
                sections.computeIfAbsent(name.group(1), any -> new TreeMap<>())
                        .put(number, new Piece(value, name.group(3) != null));
            }
        }
        // RFC 2231 wins over the plain form, which is there for old programs.
        sections.forEach((name, pieces) -> plain.put(name, join(pieces)));
        return plain;
    }

    private record Piece(String value, boolean encoded) {}

    private static String join(Map<Integer, Piece> pieces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = null;
        boolean first = true;
        for (Piece piece : pieces.values()) {
            String value = piece.value();
            if (first && piece.encoded()) {
                int one = value.indexOf('\'');
                int two = value.indexOf('\'', one + 1);
                if (one >= 0 && two >= 0) {
                    charset = value.substring(0, one);
                    value = value.substring(two + 1);
                }
            }
            bytes.writeBytes(piece.encoded() ? percentDecode(value) : value.getBytes(StandardCharsets.UTF_8));
            first = false;
        }
        return Charsets.decode(bytes.toByteArray(), charset);
    }

    static byte[] percentDecode(String value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length());
        byte[] in = value.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < in.length; i++) {
            int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(in[i + 2], 16);
            if (low < 0) {
                bytes.write(in[i]);
            } else {
                bytes.write(high * 16 + low);
                i += 2;
            }
        }
        return bytes.toByteArray();
    }
}
