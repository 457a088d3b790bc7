package dev.amana.messaging.mime;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/** Turns bytes into text: as declared if that fits, else by what the bytes look like. Never fails. */
final class Charsets {
    /** Declared by default rather than by knowledge, so the bytes have the say. */
    private static final Set<String> UNTRUSTED =
            Set.of("us-ascii", "ascii", "ansi_x3.4-1968", "unknown-8bit", "x-unknown", "binary", "utf-7");

    private static final int SAMPLE_BYTES = 16_384;

    private Charsets() {}

    static String decode(byte[] bytes, @Nullable String declared) {
        Charset charset = lookup(declared);
        if (charset != null) {
            String text = strictly(bytes, charset);
            if (text != null) {
                return text;
            }
        }
        String utf8 = strictly(bytes, StandardCharsets.UTF_8);
        if (utf8 != null) {
            return utf8;
        }
        return new String(bytes, charset == null ? guess(bytes) : charset);
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

    private static @Nullable String strictly(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException doesNotFit) {
            return null;
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
