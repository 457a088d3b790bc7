package dev.amana.messaging.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import org.subethamail.smtp.DropConnectionException;

/**
 * Reads the content of one mail up to its end, {@code <CRLF>.<CRLF>} and nothing else, with doubled dots undone. What
 * breaks a limit is read to its end as well, so that it is not taken for commands.
 */
final class MailContent implements AutoCloseable {
    private static final int CHUNK_BYTES = 8192;
    /** Past this multiple of the limit, a client is cut off rather than listened to. */
    private static final int PATIENCE = 4;

    enum State {
        COMPLETE,
        TOO_BIG,
        NO_MEMORY
    }

    private final MemoryBudget memory;
    private final int mostBytes;
    private final long deadlineNanos;
    private byte[] buffer = new byte[CHUNK_BYTES];
    private int length;
    private long reserved;
    private State state = State.COMPLETE;
    /** How much of CR LF dot CR LF has just been read; content begins as after a line end. */
    private int matched = 2;

    MailContent(MemoryBudget memory, int mostBytes, Duration timeout) {
        this.memory = memory;
        this.mostBytes = mostBytes;
        this.deadlineNanos = System.nanoTime() + timeout.toNanos();
    }

    State state() {
        return state;
    }

    byte[] bytes() {
        return Arrays.copyOf(buffer, length);
    }

    /** @param in buffered, since what follows the end is put back */
    void readFrom(InputStream in) throws IOException, DropConnectionException {
        byte[] chunk = new byte[CHUNK_BYTES];
        long total = 0;
        while (true) {
            in.mark(CHUNK_BYTES);
            int count = in.read(chunk, 0, CHUNK_BYTES);
            if (count < 0) {
                throw new EOFException("the client went before the end of its mail");
            }
            int end = scan(chunk, count);
            if (end >= 0) {
                in.reset();
                in.skipNBytes(end);
                return;
            }
            total += count;
            if (System.nanoTime() > deadlineNanos || total > (long) mostBytes * PATIENCE) {
                throw new DropConnectionException(421, "4.4.2 Too slow or too much, closing the connection");
            }
        }
    }

    /** Takes the bytes in; returns how many belong to the mail and its end mark, or -1 when the end is not among them. */
    private int scan(byte[] chunk, int count) {
        for (int i = 0; i < count; i++) {
            byte b = chunk[i];
            switch (matched) {
                case 2 -> {
                    if (b == '.') {
                        matched = 3;
                    } else {
                        take(b);
                    }
                }
                case 3 -> {
                    if (b == '\r') {
                        matched = 4;
                    } else {
                        // The dot was one that the client put before the line.
                        take(b);
                    }
                }
                case 4 -> {
                    if (b == '\n') {
                        return i + 1;
                    }
                    take((byte) '\r');
                    take(b);
                }
                default -> take(b);
            }
        }
        return -1;
    }

    private void take(byte b) {
        matched = b == '\r' ? 1 : b == '\n' && matched == 1 ? 2 : 0;
        if (state == State.COMPLETE && hasRoom()) {
            buffer[length++] = b;
        }
    }

    private boolean hasRoom() {
        if (length < buffer.length) {
            return true;
        }
        if (length >= mostBytes) {
            state = State.TOO_BIG;
        } else if (!memory.reserve(buffer.length)) {
            state = State.NO_MEMORY;
        } else {
            reserved += buffer.length;
            buffer = Arrays.copyOf(buffer, (int) Math.min(mostBytes, buffer.length * 2L));
        }
        return state == State.COMPLETE;
    }

    @Override
    public void close() {
        memory.release(reserved);
    }
}
