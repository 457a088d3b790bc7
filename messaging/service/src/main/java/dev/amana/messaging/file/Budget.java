package dev.amana.messaging.file;

import dev.amana.messaging.file.FileFault.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** How much may come out of one attachment: small files can inflate to large ones, and archives hold archives. */
public final class Budget {
    private static final int DEEPEST_NESTING = 3;
    private static final int MOST_ENTRIES = 2_000;
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private long bytesLeft = MOST_BYTES;
    private int entriesLeft = MOST_ENTRIES;
    private int depth;
    private final List<LeftOut> leftOut = new ArrayList<>();

    /** A file within another that is not relayed while the other is. */
    public record LeftOut(String name, FileFault.Kind why) {}

    void leaveOut(String name, FileFault.Kind why) {
        leftOut.add(new LeftOut(name, why));
    }

    /** What was left out since this was asked last. */
    public List<LeftOut> takeLeftOut() {
        List<LeftOut> since = List.copyOf(leftOut);
        leftOut.clear();
        return since;
    }

    /** Work on what was found inside of something. */
    public interface Inside<T> {
        T work() throws FileFault;
    }

    public <T> T inside(Inside<T> inside) throws FileFault {
        if (depth >= DEEPEST_NESTING) {
            throw new FileFault(Kind.TOO_LARGE);
        }
        depth++;
        try {
            return inside.work();
        } finally {
            depth--;
        }
    }

    void entry() throws FileFault {
        if (--entriesLeft < 0) {
            throw new FileFault(Kind.TOO_LARGE);
        }
    }

    /** Everything that comes, unless it is too much. */
    byte[] read(InputStream in) throws IOException, FileFault {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytesLeft -= read;
            if (bytesLeft < 0) {
                throw new FileFault(Kind.TOO_LARGE);
            }
            out.write(buffer, 0, read);
        }
        return out.toByteArray();
    }
}
