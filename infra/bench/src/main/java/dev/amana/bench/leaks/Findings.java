package dev.amana.bench.leaks;

import dev.amana.bench.leaks.Pairs.Letter;
import dev.amana.canaries.Decoder;
import dev.amana.canaries.Leaks;
import dev.amana.canaries.OrdinaryText;
import dev.amana.canaries.Person;
import dev.amana.canaries.PlantedMail;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was found in the mails that the sink has. A mail is known by the name of its message, which the door told when it took
 * it, so that one whose text got lost on the way is found out as well.
 *
 * @param delivered numbers of the generated mails that arrived
 * @param twice numbers of those that arrived more than once
 * @param notices mails that tell somebody what became of a mail
 * @param leaks each mail that names whom it must not, or went where it should not
 * @param changed each mail whose ordinary text is not what was written
 */
record Findings(Set<Integer> delivered, Set<Integer> twice, int notices, List<String> leaks, List<String> changed) {
    private static final Pattern OWN_NAME = Pattern.compile("(?im)^Message-ID:\\s*<([0-9a-z]{26})\\.[0-9a-z]+@");
    private static final Pattern END_OF_HEADERS = Pattern.compile("\r?\n\r?\n");

    private sealed interface Found {
        List<String> leaks();
    }

    private record Stray(List<String> leaks) implements Found {}

    private record Notice(List<String> leaks) implements Found {}

    private record Delivered(int number, List<String> leaks, List<String> changed) implements Found {}

    /**
     * @param numbers of the mails by the message that each became
     * @param sent the mail of a number, as it was sent
     */
    static Findings in(
            List<CanarySink.Taken> mails, Pairs pairs, Map<String, Integer> numbers, IntFunction<PlantedMail> sent) {
        List<Found> all = mails.parallelStream()
                .map(mail -> found(mail, pairs, numbers, sent))
                .toList();
        Findings findings =
                new Findings(new HashSet<>(), new HashSet<>(), count(all), new ArrayList<>(), new ArrayList<>());
        for (Found found : all) {
            findings.leaks.addAll(found.leaks());
            if (found instanceof Delivered(int number, List<String> leaks, List<String> changed)) {
                findings.changed.addAll(changed);
                if (!findings.delivered.add(number)) {
                    findings.twice.add(number);
                }
            }
        }
        return findings;
    }

    private static int count(List<Found> all) {
        return (int) all.stream().filter(Notice.class::isInstance).count();
    }

    private static Found found(
            CanarySink.Taken mail, Pairs pairs, Map<String, Integer> numbers, IntFunction<PlantedMail> sent) {
        Set<String> readings = new HashSet<>(Decoder.readings(mail.raw()));
        readings.add(mail.from());
        Integer number = numbers.get(ownName(mail.raw()));
        if (number == null) {
            return notice(mail, readings, pairs);
        }
        Letter letter = pairs.letter(number);
        PlantedMail original = sent.apply(number);
        List<String> leaks = new ArrayList<>(leaks(readings, letter.author(), original.toString()));
        if (!goesTo(mail, letter.recipient())) {
            leaks.add(original + " went to " + mail.to());
        }
        List<String> missing = OrdinaryText.missing(mail.raw(), original.text());
        return new Delivered(number, leaks, missing.isEmpty() ? List.of() : List.of(original + " lost " + missing));
    }

    /** The name of the message that a relayed mail brings; empty where it brings none. */
    private static String ownName(byte[] raw) {
        String headers = END_OF_HEADERS.split(new String(raw, StandardCharsets.ISO_8859_1), 2)[0];
        Matcher name = OWN_NAME.matcher(headers);
        return name.find() ? name.group(1).toUpperCase(Locale.ROOT) : "";
    }

    /** Whoever it goes to, it must not tell who the other side is. */
    private static Found notice(CanarySink.Taken mail, Set<String> readings, Pairs pairs) {
        return pairs.letters()
                .filter(letter -> goesTo(mail, letter.recipient()))
                .findFirst()
                .<Found>map(letter -> new Notice(leaks(readings, letter.author(), "a notice")))
                .orElseGet(() -> new Stray(List.of("a mail that is for nobody went to " + mail.to())));
    }

    private static boolean goesTo(CanarySink.Taken mail, Person person) {
        String to = mail.to().toLowerCase(Locale.ROOT);
        return to.contains("<" + person.address().toLowerCase(Locale.ROOT) + ">")
                || to.contains("<" + person.asciiAddress().toLowerCase(Locale.ROOT) + ">");
    }

    private static List<String> leaks(Set<String> readings, Person hidden, String mail) {
        Set<Leaks.Kind> told = Leaks.in(readings, hidden);
        return told.isEmpty() ? List.of() : List.of(mail + " tells " + told);
    }
}
