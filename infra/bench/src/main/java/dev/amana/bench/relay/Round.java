package dev.amana.bench.relay;

import dev.amana.standalone.control.Commands;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One round through one relay: how fast it took the mails, and how fast the sink had them all.
 *
 * @param accepted mails per second until the last {@code 250}
 * @param delivered mails per second until the last one was in the sink
 */
record Round(double accepted, double delivered) {
    /** The same mail each time: {@code smtp-source} fills it with numbered lines. */
    static final int MAIL_BYTES = 4096;

    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** Sends {@code mails} over {@code sessions} connections, spread over the relay's routes. */
    static Round play(Relay relay, MailSink sink, int mails, int sessions) throws IOException, InterruptedException {
        long before = sink.received();
        long started = System.nanoTime();
        int routes = relay.routes().size();
        List<Process> sources = new ArrayList<>();
        for (Relay.Route route : relay.routes()) {
            sources.add(source(relay.port(), route, mails / routes, Math.max(1, sessions / routes)));
        }
        for (Process source : sources) {
            Commands.await(source, LIMIT, "sending to " + relay.label());
        }
        double acceptSeconds = secondsSince(started);
        long sent = (long) (mails / routes) * routes;
        while (sink.received() - before < sent) {
            if (secondsSince(started) > LIMIT.toSeconds()) {
                throw new IOException(relay.label() + " delivered only " + (sink.received() - before) + " of " + sent);
            }
            Thread.sleep(5);
        }
        return new Round(sent / acceptSeconds, sent / secondsSince(started));
    }

    private static Process source(int port, Relay.Route route, int mails, int sessions) throws IOException {
        return new ProcessBuilder(
                        "smtp-source",
                        "-m",
                        Integer.toString(mails),
                        "-s",
                        Integer.toString(sessions),
                        "-l",
                        Integer.toString(MAIL_BYTES),
                        "-f",
                        route.sender(),
                        "-t",
                        route.recipient(),
                        "127.0.0.1:" + port)
                .inheritIO()
                .start();
    }

    private static double secondsSince(long started) {
        return (System.nanoTime() - started) / 1e9;
    }
}
