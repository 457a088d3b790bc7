package dev.amana.canaries;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that somebody could read in a mail who stops at nothing: its bytes in many charsets, each part decoded as
 * MIME says, and whatever comes out when encodings are undone wherever they seem to stand, one within the other.
 */
public final class Decoder {
    private static final int DEEPEST = 7;
    private static final int MOST_READINGS = 20_000;
    private static final long MOST_CHARACTERS = 200_000_000;

    private final Set<Integer> seenBlobs = new HashSet<>();
    private final Set<String> texts = new HashSet<>();
    private long characters;

    private Decoder() {}

    /** Every reading of it, each a text; many are nonsense. */
    public static Set<String> readings(byte[] content) {
        Decoder decoder = new Decoder();
        decoder.blob(content, 0);
        return decoder.texts;
    }

    void blob(byte[] content, int depth) {
        boolean fresh = seenBlobs.add(Arrays.hashCode(content));
        if (content.length == 0 || depth > DEEPEST || !fresh) {
            return;
        }
        charsets(content).forEach(text -> text(text, depth));
        Containers.within(content).forEach(inner -> blob(inner, depth + 1));
        if (MimeParts.seemsMime(content)) {
            MimeParts parts = new MimeParts();
            parts.read(content);
            parts.texts().forEach(text -> text(text, depth + 1));
            parts.contents().forEach(inner -> blob(inner, depth + 1));
        }
    }

    private static List<String> charsets(byte[] content) {
        List<String> all = new ArrayList<>();
        all.add(new String(content, StandardCharsets.ISO_8859_1));
        all.add(new String(content, StandardCharsets.UTF_8));
        if (contains(content, 0)) {
            all.add(new String(content, StandardCharsets.UTF_16LE));
            all.add(new String(content, StandardCharsets.UTF_16BE));
            all.add(new String(content, Charset.forName("UTF-32BE")));
            all.add(new String(content, Charset.forName("UTF-32LE")));
            all.add(all.get(1).replace("\0", ""));
            // A file may begin at an odd byte.
            all.add(new String(content, 1, content.length - 1, StandardCharsets.UTF_16LE));
        }
        if (contains(content, 0x1B)) {
            all.add(new String(content, Charset.forName("ISO-2022-JP")));
        }
        return all;
    }

    private static boolean contains(byte[] content, int value) {
        for (byte b : content) {
            if (b == value) {
                return true;
            }
        }
        return false;
    }

    private void text(String text, int depth) {
        if (depth > DEEPEST || texts.size() >= MOST_READINGS || characters > MOST_CHARACTERS || !texts.add(text)) {
            return;
        }
        characters += text.length();
        for (String undone : Undoing.texts(text)) {
            text(undone, depth + 1);
        }
        texts.addAll(Undoing.joined(text));
        for (byte[] content : Undoing.contents(text)) {
            if (Guess.makesSense(content)) {
                blob(content, depth + 1);
            }
        }
    }
}
