package dev.amana.bench.relay;

import dev.amana.bench.Median;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** One that takes part: a relay with a folder of its own, by which its processes are known, its sink, and its rounds so far. */
final class Contender implements AutoCloseable {
    private static final int SESSIONS = 32;
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private final Path folder;
    private final MailSink sink;
    private final Relay relay;
    private final List<Round> rounds = new ArrayList<>();

    private Contender(Path folder, MailSink sink, Relay relay) {
        this.folder = folder;
        this.sink = sink;
        this.relay = relay;
    }

    /** Starts a relay that keeps what it has in a folder and relays to a sink. */
    interface Start {
        Relay relay(Path folder, MailSink sink) throws IOException, InterruptedException;
    }

    static Contender start(Path parent, String name, Start start) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(parent.resolve(name));
        MailSink sink = new MailSink(parent, name);
        try {
            return new Contender(folder, sink, start.relay(folder, sink));
        } catch (IOException | InterruptedException | RuntimeException failed) {
            sink.close();
            throw failed;
        }
    }

    String label() {
        return relay.label();
    }

    Path folder() {
        return folder;
    }

    List<Round> rounds() {
        return rounds;
    }

    /** A round that does not count. */
    void warmUp(MailSource source, int mails) throws IOException, InterruptedException {
        Round.play(relay, sink, source, mails, SESSIONS);
        Thread.sleep(SETTLING);
    }

    /** What follows a delivery, such as writing it down, is its relay's cost as well, and not the next one's. */
    Round play(MailSource source, int mails) throws IOException, InterruptedException {
        Map<String, Double> before = ProcessorTime.of(folder);
        Round played = Round.play(relay, sink, source, mails, SESSIONS);
        Thread.sleep(SETTLING);
        Round round = played.using(ProcessorTime.perMail(before, ProcessorTime.of(folder), mails));
        rounds.add(round);
        return round;
    }

    double median(ToDoubleFunction<Round> figure) {
        return Median.of(rounds.stream().map(figure::applyAsDouble).toList());
    }

    /** Each connection carries one mail; so many are open at once. */
    static int sessions() {
        return SESSIONS;
    }

    @Override
    public void close() throws IOException {
        try {
            relay.close();
        } finally {
            sink.close();
        }
    }
}
