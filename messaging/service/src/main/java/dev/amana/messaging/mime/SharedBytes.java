package dev.amana.messaging.mime;

import jakarta.mail.internet.SharedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/**
 * Bytes that the parts of a mail are read from without being copied. Mail is decoded byte by byte, and {@link ByteArrayInputStream}
 * takes a lock for each of them; only one thread reads from this.
 */
final class SharedBytes extends InputStream implements SharedInputStream {
    private final byte[] bytes;
    private final int begin;
    private final int end;
    private int at;
    private int marked;

    SharedBytes(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private SharedBytes(byte[] bytes, int begin, int end) {
        this.bytes = bytes;
        this.begin = begin;
        this.end = end;
        this.at = begin;
        this.marked = begin;
    }

    @Override
    public long getPosition() {
        return (long) at - begin;
    }

    /** @param to where it ends, or -1 for the end of all; before {@code from} there is nothing in it */
    @Override
    public InputStream newStream(long from, long to) {
        int first = within(from);
        return new SharedBytes(bytes, first, to == -1 ? end : Math.max(first, within(to)));
    }

    private int within(long position) {
        return Math.clamp(begin + position, begin, end);
    }

    @Override
    public int read() {
        return at < end ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        int count = Math.min(length, end - at);
        if (count <= 0) {
            return -1;
        }
        System.arraycopy(bytes, at, into, offset, count);
        at += count;
        return count;
    }

    @Override
    public long skip(long count) {
        int skipped = Math.clamp(count, 0, end - at);
        at += skipped;
        return skipped;
    }

    @Override
    public int available() {
        return end - at;
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    @Override
    public void mark(int limit) {
        marked = at;
    }

    @Override
    public void reset() {
        at = marked;
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
        int count = end - at;
        out.write(bytes, at, count);
        at = end;
        return count;
    }
}
