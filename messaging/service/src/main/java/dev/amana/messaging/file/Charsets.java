package dev.amana.messaging.file;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/** Turns bytes into text: as declared if that fits, else by what the bytes look like. Never fails. */
public final class Charsets {
    /** Declared by default rather than by knowledge, so the bytes have the say. */
    private static final Set<String> UNTRUSTED =
            Set.of("us-ascii", "ascii", "ansi_x3.4-1968", "unknown-8bit", "x-unknown", "binary", "utf-7");

    private static final Pattern UTF_7 = Pattern.compile("\\+([A-Za-z0-9+/]*+)-?");
    private static final int SAMPLE_BYTES = 16_384;

    /** One zero in so many bytes, and as many times fewer in the other places. */
    private static final int FEWEST_WIDE = 10;

    private Charsets() {}

    public static String decode(byte[] bytes, @Nullable String declared) {
        if (declared != null && declared.strip().equalsIgnoreCase("utf-7")) {
            return utf7(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        return new String(bytes, of(bytes, declared));
    }

    /** The one to read the bytes in. */
    public static Charset of(byte[] bytes, @Nullable String declared) {
        Charset charset = lookup(declared);
        if (charset != null && fits(bytes, charset)) {
            return charset;
        }
        Charset wide = wide(bytes);
        if (wide != null && fits(bytes, wide)) {
            return wide;
        }
        if (fits(bytes, StandardCharsets.UTF_8)) {
            return StandardCharsets.UTF_8;
        }
        return charset == null ? guess(bytes) : charset;
    }

    /** RFC 2152: UTF-16 in Base64 between a plus and a minus sign. */
    private static String utf7(String text) {
        return UTF_7.matcher(text).replaceAll(run -> {
            String units = run.group(1);
            int usable = units.length() % 4 == 1 ? units.length() - 1 : units.length();
            byte[] utf16 = Base64.getDecoder().decode(units.substring(0, usable));
            return Matcher.quoteReplacement(
                    units.isEmpty() ? "+" : new String(utf16, 0, utf16.length / 2 * 2, StandardCharsets.UTF_16BE));
        });
    }

    /** UTF-16 of Latin letters, also among others, has a zero in many places of one kind, and a text in UTF-8 has none. */
    private static @Nullable Charset wide(byte[] bytes) {
        int sample = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i < sample; i += 2) {
            evenZeros += bytes[i] == 0 ? 1 : 0;
            oddZeros += bytes[i + 1] == 0 ? 1 : 0;
        }
        int zeros = Math.max(evenZeros, oddZeros);
        if (sample < 4 || zeros * FEWEST_WIDE < sample || Math.min(evenZeros, oddZeros) * FEWEST_WIDE > zeros) {
            return null;
        }
        return oddZeros > evenZeros ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    private static @Nullable Charset lookup(@Nullable String declared) {
        if (declared == null || UNTRUSTED.contains(declared.strip().toLowerCase(Locale.ROOT))) {
            return null;
        }
        return charset(declared.strip());
    }

    private static @Nullable Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    private static boolean fits(byte[] bytes, Charset charset) {
        try {
            charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException doesNotFit) {
            return false;
        }
    }

    private static Charset guess(byte[] bytes) {
        byte[] sample = bytes.length > SAMPLE_BYTES ? Arrays.copyOf(bytes, SAMPLE_BYTES) : bytes;
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(sample);
        detector.dataEnd();
        Charset found = detector.getDetectedCharset() == null ? null : charset(detector.getDetectedCharset());
        if (found != null) {
            return found;
        }
        CharsetMatch match = new CharsetDetector().setText(sample).detect();
        Charset second = match == null ? null : charset(match.getName());
        return second == null ? Charset.forName("windows-1252") : second;
    }
}
