package dev.amana.bench.relay;

import dev.amana.standalone.control.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Postfix's {@code smtp-sink}: takes every mail, throws it away and counts. */
final class MailSink implements AutoCloseable {
    private static final Pattern MESSAGES = Pattern.compile("mesg=(\\d+)");
    private static final int BACKLOG = 200;

    private final int port;
    private final Path counters;
    private final Process process;

    MailSink(Path folder, String name) throws IOException, InterruptedException {
        port = Ports.free();
        counters = folder.resolve(name + ".counters");
        process = new ProcessBuilder("smtp-sink", "-u", "postfix", "-c", "127.0.0.1:" + port, Integer.toString(BACKLOG))
                .redirectErrorStream(true)
                .redirectOutput(counters.toFile())
                .start();
        Ports.awaitListening(port, Duration.ofSeconds(10));
    }

    int port() {
        return port;
    }

    /** How many mails it has taken since it was started. */
    long received() throws IOException {
        Matcher matcher = MESSAGES.matcher(Files.readString(counters, StandardCharsets.US_ASCII));
        long last = 0;
        while (matcher.find()) {
            last = Long.parseLong(matcher.group(1));
        }
        return last;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
