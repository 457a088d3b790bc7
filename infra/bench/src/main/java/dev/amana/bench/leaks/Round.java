package dev.amana.bench.leaks;

import dev.amana.bench.leaks.Pairs.Letter;
import dev.amana.canaries.PlantedMail;
import dev.amana.standalone.control.MailProgram;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** All mails sent once, and what became of each of them. */
final class Round {
    /** Places that make a mail a report about another one: it counts for that mail, and may reach nobody. */
    private static final Set<String> REPORTS =
            Set.of("delivery report", "delivery report in words", "read receipt", "complaint");

    private static final Set<String> MOVING = Set.of("received", "cleared", "queued", "awaiting-scan");
    private static final Pattern STORED_AS = Pattern.compile("stored as (\\w+)");
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(15);

    /** What can become of a mail; only the last is a fault. */
    enum Fate {
        DELIVERED,
        WITHHELD,
        REFUSED,
        COUNTED_FOR_ANOTHER,
        LOST
    }

    private final Map<Integer, MailProgram.Reply> replies;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    private final List<String> told = new ArrayList<>();
    private final Findings findings;

    private Round(Map<Integer, MailProgram.Reply> replies, CanarySink sink, Pairs pairs, IntFunction<PlantedMail> mails)
            throws IOException, InterruptedException {
        this.replies = replies;
        replies.forEach((number, reply) -> {
            String name = name(reply);
            if (!name.isEmpty()) {
                numbers.put(name, number);
            }
        });
        Map<String, String> states = settled(pairs);
        int relayed = (int) numbers.keySet().stream()
                .filter(name -> "relayed".equals(states.get(name)))
                .count();
        awaitDelivered(sink, relayed);
        findings = Findings.in(sink.drain(), pairs, numbers, mails);
        new TreeMap<>(replies).forEach((number, reply) -> judge(number, reply, mails.apply(number), states));
    }

    static Round play(int port, int count, CanarySink sink, Pairs pairs, IntFunction<PlantedMail> mails)
            throws IOException, InterruptedException {
        MailProgram program = new MailProgram(port);
        Map<Integer, MailProgram.Reply> replies = new ConcurrentHashMap<>();
        IntStream.range(0, count).parallel().forEach(number -> {
            Letter letter = pairs.letter(number);
            byte[] raw = mails.apply(number).raw();
            replies.put(number, program.send(letter.author().asciiAddress(), letter.to(), raw));
        });
        return new Round(replies, sink, pairs, mails);
    }

    Findings findings() {
        return findings;
    }

    int sent() {
        return replies.size();
    }

    int count(Fate fate) {
        return fates.getOrDefault(fate, 0);
    }

    /** Each mail that was not simply delivered, and why. */
    List<String> told() {
        return told;
    }

    boolean accounted() {
        return count(Fate.LOST) == 0 && findings.twice().isEmpty();
    }

    private void judge(int number, MailProgram.Reply reply, PlantedMail mail, Map<String, String> states) {
        String name = name(reply);
        boolean delivered = findings.delivered().contains(number);
        String state = states.getOrDefault(name, "unknown");
        Fate fate;
        if (!reply.accepted()) {
            fate = reply.refusedWithReason() ? Fate.REFUSED : Fate.LOST;
        } else if (name.isEmpty()) {
            fate = REPORTS.contains(mail.place()) ? Fate.COUNTED_FOR_ANOTHER : Fate.LOST;
        } else if (state.equals("relayed")) {
            fate = delivered ? Fate.DELIVERED : Fate.LOST;
        } else {
            fate = state.contains("(") && !delivered ? Fate.WITHHELD : Fate.LOST;
        }
        fates.merge(fate, 1, Integer::sum);
        if (fate != Fate.DELIVERED && fate != Fate.COUNTED_FOR_ANOTHER) {
            told.add(fate + " " + mail + ": " + (reply.accepted() ? state + " " + name : reply.text()));
        }
    }

    private static String name(MailProgram.Reply reply) {
        Matcher name = STORED_AS.matcher(reply.text());
        return reply.accepted() && name.find() ? name.group(1) : "";
    }

    private Map<String, String> settled(Pairs pairs) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + SETTLED_WITHIN.toNanos();
        while (true) {
            Map<String, String> states = pairs.states();
            boolean moving =
                    numbers.keySet().stream().anyMatch(name -> MOVING.contains(states.getOrDefault(name, "queued")));
            if (!moving) {
                return states;
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("not settled within " + SETTLED_WITHIN);
            }
            Thread.sleep(1_000);
        }
    }

    /** Notices may come as well, so it is a lower bound. */
    private static void awaitDelivered(CanarySink sink, int fewest) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (sink.count() < fewest && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
    }
}
