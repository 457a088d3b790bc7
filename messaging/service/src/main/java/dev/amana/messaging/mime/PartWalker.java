package dev.amana.messaging.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.io.MaxHeaderLimitException;
import org.apache.james.mime4j.io.MaxLineLimitException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * Takes a mail apart into its headers and leaves. Nested messages are leaves: what is inside them was sent by someone to
 * someone, so they are never relayed as they are. Depth, parts and headers are limited, since each level costs a stream.
 */
final class PartWalker {
    private static final int MOST_PARTS = 500;
    private static final int DEEPEST_NESTING = 30;
    private static final MimeConfig CONFIG = MimeConfig.custom()
            .setMalformedHeaderStartsBody(true)
            .setMaxHeaderLen(256 * 1024)
            .setMaxHeaderCount(2000)
            .setMaxLineLen(-1)
            .setMaxContentLen(-1)
            .build();

    private record Multipart(String subtype, int alternative, boolean secured) {}

    private final MailHeaders root = new MailHeaders();
    private final List<MailPart> parts = new ArrayList<>();
    private final Deque<Multipart> open = new ArrayDeque<>();
    private MailHeaders current = root;
    private int alternatives;

    private PartWalker() {}

    static PartWalker walk(byte[] raw) {
        PartWalker walker = new PartWalker();
        walker.walkThrough(raw);
        return walker;
    }

    /** What can be read of it, which may be nothing. */
    static PartWalker walkAsFarAsPossible(byte[] raw) {
        PartWalker walker = new PartWalker();
        try {
            walker.walkThrough(raw);
        } catch (UnreadableMail broken) {
            // The parts before the break are there.
        }
        return walker;
    }

    private void walkThrough(byte[] raw) {
        MimeTokenStream stream = new MimeTokenStream(CONFIG);
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        stream.parse(new ByteArrayInputStream(raw));
        try {
            read(stream);
        } catch (MaxHeaderLimitException | MaxLineLimitException e) {
            throw new UnreadableMail("A header is too long");
        } catch (UnreadableMail limit) {
            throw limit;
        } catch (MimeException | IOException | RuntimeException e) {
            // What was read until then is kept: a broken end must not cost the message. The parser also throws
            // IllegalStateException and the like on some input.
            requireSomething();
        }
    }

    MailHeaders headers() {
        return root;
    }

    List<MailPart> parts() {
        return parts;
    }

    private void requireSomething() {
        if (parts.isEmpty()) {
            throw new UnreadableMail("The message is malformed");
        }
    }

    private void read(MimeTokenStream stream) throws MimeException, IOException {
        boolean rootHeader = true;
        for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
            switch (state) {
                case T_START_HEADER -> {
                    current = rootHeader ? root : new MailHeaders();
                    rootHeader = false;
                }
                case T_FIELD -> current.add(stream.getField());
                case T_START_MULTIPART -> enter(stream.getBodyDescriptor().getSubType());
                case T_END_MULTIPART -> open.pollLast();
                case T_BODY -> leaf(stream);
                default -> {
                    // Preamble, epilogue and the rest are not shown by any mail program.
                }
            }
        }
    }

    private void enter(String subtype) {
        if (open.size() >= DEEPEST_NESTING) {
            throw new UnreadableMail("The parts are nested too deeply");
        }
        Multipart parent = open.peekLast();
        int alternative = parent == null ? 0 : parent.alternative();
        if (alternative == 0 && subtype.equalsIgnoreCase("alternative")) {
            alternative = ++alternatives;
        }
        boolean secured = subtype.equalsIgnoreCase("encrypted") || (parent != null && parent.secured());
        open.addLast(new Multipart(subtype, alternative, secured));
    }

    private void leaf(MimeTokenStream stream) throws IOException {
        if (parts.size() >= MOST_PARTS) {
            throw new UnreadableMail("The message has too many parts");
        }
        Multipart parent = open.peekLast();
        boolean digest = parent != null && parent.subtype().equalsIgnoreCase("digest");
        byte[] content = stream.getDecodedInputStream().readAllBytes();
        parts.add(MailPart.of(
                current,
                digest ? "message/rfc822" : "text/plain",
                parent == null ? 0 : parent.alternative(),
                parent != null && parent.secured(),
                content));
    }
}
