package dev.amana.bench.relay;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One round through one relay: how fast it took the mails, and how fast the sink had them all.
 *
 * @param accepted mails per second until the last {@code 250}
 * @param delivered mails per second until the last one was in the sink
 * @param used milliseconds of processor time per mail, by kind of process
 */
record Round(double accepted, double delivered, Map<String, Double> used) {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** Sends {@code mails} over {@code sessions} connections at once, spread over the relay's routes. */
    static Round play(Relay relay, MailSink sink, MailSource source, int mails, int sessions)
            throws IOException, InterruptedException {
        long before = sink.received();
        long started = System.nanoTime();
        source.send(relay.port(), relay.routes(), mails, sessions);
        double acceptSeconds = secondsSince(started);
        while (sink.received() - before < mails) {
            if (secondsSince(started) > LIMIT.toSeconds()) {
                throw new IOException(relay.label() + " delivered only " + (sink.received() - before) + " of " + mails);
            }
            Thread.sleep(5);
        }
        return new Round(mails / acceptSeconds, mails / secondsSince(started), Map.of());
    }

    Round using(Map<String, Double> used) {
        return new Round(accepted, delivered, used);
    }

    /** The mean of what rounds used, by kind of process. */
    static Map<String, Double> used(List<Round> rounds) {
        return rounds.stream()
                .flatMap(round -> round.used().entrySet().stream())
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.averagingDouble(Map.Entry::getValue)));
    }

    static double sum(Map<String, Double> used) {
        return used.values().stream().mapToDouble(each -> each).sum();
    }

    private static double secondsSince(long started) {
        return (System.nanoTime() - started) / 1e9;
    }
}
