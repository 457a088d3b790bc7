package dev.amana.messaging.mime;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an S/MIME signature encloses (RFC 8551, 3.5.2; CMS, RFC 5652, 5.1): ContentInfo → SignedData → EncapsulatedContentInfo
 * → octets, in BER, which Outlook and OpenSSL write with lengths that only the end shows. No signature is checked: it is not
 * passed on.
 */
final class SignedContent {
    private static final byte[] SIGNED_DATA = {0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7, 2};
    private static final int SEQUENCE = 0x30;
    private static final int CONTEXT_0 = 0xA0;
    private static final int OBJECT_IDENTIFIER = 6;
    private static final int OCTETS = 4;
    private static final int CONSTRUCTED = 0x20;
    private static final int DEEPEST = 12;

    private final byte[] in;

    private SignedContent(byte[] in) {
        this.in = in;
    }

    /** An element: where its content begins and ends, and where the next one begins. */
    private record Element(int tag, int from, int to, int next) {}

    /** Null where nothing is signed, nothing is enclosed, or it is damaged. */
    static byte @Nullable [] of(byte[] cms) {
        try {
            return new SignedContent(cms).enclosed();
        } catch (IndexOutOfBoundsException damaged) {
            return null;
        }
    }

    private byte @Nullable [] enclosed() {
        Element info = element(0, in.length, 0);
        Element type = element(info.from(), info.to(), 0);
        boolean signed = type.tag() == OBJECT_IDENTIFIER
                && Arrays.equals(Arrays.copyOfRange(in, type.from(), type.to()), SIGNED_DATA);
        if (info.tag() != SEQUENCE || !signed) {
            return null;
        }
        Element explicit = element(type.next(), info.to(), 0);
        Element data = element(explicit.from(), explicit.to(), 0);
        Element version = element(data.from(), data.to(), 0);
        Element digests = element(version.next(), data.to(), 0);
        Element content = element(digests.next(), data.to(), 0);
        Element contentType = element(content.from(), content.to(), 0);
        if (contentType.next() >= content.to()) {
            return null;
        }
        Element enclosed = element(contentType.next(), content.to(), 0);
        if (enclosed.tag() != CONTEXT_0) {
            return null;
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        collect(element(enclosed.from(), enclosed.to(), 0), octets, 0);
        return octets.toByteArray();
    }

    private void collect(Element element, ByteArrayOutputStream octets, int depth) {
        if (element.tag() == OCTETS) {
            octets.write(in, element.from(), element.to() - element.from());
        } else if (element.tag() == (OCTETS | CONSTRUCTED) && depth < DEEPEST) {
            for (int at = element.from(); at < element.to(); ) {
                Element piece = element(at, element.to(), 0);
                collect(piece, octets, depth + 1);
                at = piece.next();
            }
        }
    }

    private Element element(int at, int end, int depth) {
        int tag = in[at] & 0xFF;
        int first = in[at + 1] & 0xFF;
        int from = at + 2;
        if (first == 0x80) {
            int to = endOfContents(from, end, depth);
            return new Element(tag, from, to, to + 2);
        }
        long length = first;
        if (first > 0x80) {
            length = 0;
            for (int i = 0; i < first - 0x80; i++) {
                length = length << 8 | (in[from++] & 0xFF);
            }
        }
        if (length < 0 || length > end - from) {
            throw new IndexOutOfBoundsException();
        }
        return new Element(tag, from, (int) (from + length), (int) (from + length));
    }

    private int endOfContents(int from, int end, int depth) {
        if (depth > DEEPEST) {
            throw new IndexOutOfBoundsException();
        }
        int at = from;
        while (in[at] != 0 || in[at + 1] != 0) {
            at = element(at, end, depth + 1).next();
        }
        return at;
    }

    static boolean isSaidOf(String type) {
        return List.of("application/pkcs7-mime", "application/x-pkcs7-mime").contains(type);
    }
}
