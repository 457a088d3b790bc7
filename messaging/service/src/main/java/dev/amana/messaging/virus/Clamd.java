package dev.amana.messaging.virus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ClamAV's daemon by its INSTREAM command: the content in pieces, each after its length, then a length of zero; one line
 * comes back. A connection serves one file.
 */
final class Clamd implements VirusScanner {
    private static final Logger log = LoggerFactory.getLogger(Clamd.class);
    private static final int PIECE_BYTES = 64 * 1024;
    private static final int LONGEST_ANSWER_BYTES = 4096;
    private static final int DEFAULT_PORT = 3310;
    private static final Pattern FOUND = Pattern.compile("stream: (.{1,200}) FOUND");

    private final URI where;
    private final Duration timeout;
    private final Duration pause;
    private final Clock clock;
    private final AtomicReference<Instant> notBefore = new AtomicReference<>(Instant.MIN);

    Clamd(URI where, Duration timeout, Duration pause, Clock clock) {
        this.where = where;
        this.timeout = timeout;
        this.pause = pause;
        this.clock = clock;
    }

    @Override
    public boolean present() {
        return true;
    }

    @Override
    public ScanResult scan(byte[] content) {
        if (clock.instant().isBefore(notBefore.get())) {
            return new ScanResult.NoAnswer();
        }
        FutureTask<String> exchange = new FutureTask<>(() -> answer(content));
        Thread.ofVirtual().name("clamd").start(exchange);
        try {
            return result(exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException silent) {
            log.warn("The virus scanner does not answer: {}", silent.getClass().getSimpleName());
            notBefore.set(clock.instant().plus(pause));
            return new ScanResult.NoAnswer();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new ScanResult.NoAnswer();
        } finally {
            // An interrupt closes the channel.
            exchange.cancel(true);
        }
    }

    private static ScanResult result(String answer) {
        Matcher found = FOUND.matcher(answer);
        if (found.matches()) {
            return new ScanResult.Infected(found.group(1));
        }
        if (answer.equals("stream: OK")) {
            return new ScanResult.Clean();
        }
        if (answer.startsWith("INSTREAM size limit exceeded")) {
            log.warn("A file is larger than the virus scanner's StreamMaxLength");
            return new ScanResult.TooLarge();
        }
        log.warn("The virus scanner could not look into a file: {}", answer);
        return new ScanResult.NoAnswer();
    }

    private String answer(byte[] content) throws IOException {
        try (SocketChannel channel = SocketChannel.open(address())) {
            try {
                stream(content, channel);
            } catch (IOException hungUp) {
                // It hangs up on what is too large, and has said so before.
                return line(channel);
            }
            return line(channel);
        }
    }

    private static void stream(byte[] content, SocketChannel channel) throws IOException {
        write(channel, ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)));
        for (int at = 0; at < content.length; at += PIECE_BYTES) {
            int length = Math.min(PIECE_BYTES, content.length - at);
            write(channel, length(length));
            write(channel, ByteBuffer.wrap(content, at, length));
        }
        write(channel, length(0));
    }

    private SocketAddress address() {
        if ("unix".equals(where.getScheme())) {
            String path = where.getPath() == null ? where.getSchemeSpecificPart() : where.getPath();
            return UnixDomainSocketAddress.of(path);
        }
        return new InetSocketAddress(where.getHost(), where.getPort() < 0 ? DEFAULT_PORT : where.getPort());
    }

    private static ByteBuffer length(int bytes) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(bytes).flip();
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String line(SocketChannel channel) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(512);
        while (line.size() < LONGEST_ANSWER_BYTES && channel.read(buffer.clear()) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                byte b = buffer.get();
                if (b == 0 || b == '\n') {
                    return line.toString(StandardCharsets.UTF_8).strip();
                }
                line.write(b);
            }
        }
        throw new IOException("no whole answer");
    }
}
