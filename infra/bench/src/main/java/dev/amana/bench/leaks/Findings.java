package dev.amana.bench.leaks;

import dev.amana.bench.leaks.Pairs.Letter;
import dev.amana.canaries.Decoder;
import dev.amana.canaries.Leaks;
import dev.amana.canaries.OrdinaryText;
import dev.amana.canaries.Person;
import dev.amana.canaries.PlantedMail;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * What was found in the mails that the sink has.
 *
 * @param delivered numbers of the generated mails that arrived
 * @param unmarked mails that arrived without their number, since their text was lost: looked into, and counted as delivered
 * @param toAuthors mails that tell an author what became of a mail
 * @param leaks each mail that names whom it must not
 * @param changed each mail whose ordinary text is not what was written
 */
record Findings(Set<Integer> delivered, int unmarked, int toAuthors, List<String> leaks, List<String> changed) {

    private sealed interface Found {}

    private record Nothing() implements Found {}

    /** Its text was lost on the way, as that of a mail may be which no program would write. */
    private record Unmarked(boolean relayed, List<String> leaks) implements Found {}

    private record ToAuthor(List<String> leaks) implements Found {}

    private record Delivered(int number, List<String> leaks, List<String> changed) implements Found {}

    /** @param sent the mail of a number, as it was sent */
    static Findings in(List<CanarySink.Taken> mails, Pairs pairs, IntFunction<PlantedMail> sent) {
        List<Found> all =
                mails.parallelStream().map(mail -> found(mail, pairs, sent)).toList();
        Set<Integer> delivered = new HashSet<>();
        List<String> leaks = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        int toAuthors = 0;
        int unmarked = 0;
        for (Found found : all) {
            switch (found) {
                case Nothing() -> leaks.add("a mail that belongs to no mail that was sent");
                case Unmarked(boolean relayed, List<String> told) -> {
                    toAuthors += relayed ? 0 : 1;
                    unmarked += relayed ? 1 : 0;
                    leaks.addAll(told);
                }
                case ToAuthor(List<String> told) -> {
                    toAuthors++;
                    leaks.addAll(told);
                }
                case Delivered(int number, List<String> told, List<String> lost) -> {
                    delivered.add(number);
                    leaks.addAll(told);
                    changed.addAll(lost);
                }
            }
        }
        return new Findings(delivered, unmarked, toAuthors, leaks, changed);
    }

    private static Found found(CanarySink.Taken mail, Pairs pairs, IntFunction<PlantedMail> sent) {
        Set<String> readings = new HashSet<>(Decoder.readings(mail.raw()));
        readings.add(mail.from());
        int number = Leaks.numberOf(readings);
        if (number < 0) {
            return unmarked(mail, readings, pairs);
        }
        Letter letter = pairs.letter(number);
        PlantedMail original = sent.apply(number);
        if (goesTo(mail, letter.author().asciiAddress())
                || goesTo(mail, letter.author().address())) {
            return new ToAuthor(leaks(readings, letter.recipient(), original));
        }
        List<String> missing = OrdinaryText.missing(mail.raw(), original.text());
        return new Delivered(
                number,
                leaks(readings, letter.author(), original),
                missing.isEmpty() ? List.of() : List.of(original + " lost " + missing));
    }

    private static Found unmarked(CanarySink.Taken mail, Set<String> readings, Pairs pairs) {
        return pairs.letters()
                .filter(letter -> goesTo(mail, letter.recipient().asciiAddress())
                        || goesTo(mail, letter.recipient().address()))
                .findFirst()
                .<Found>map(letter -> {
                    Set<Leaks.Kind> told = Leaks.in(readings, letter.author());
                    return new Unmarked(
                            !notice(readings),
                            told.isEmpty() ? List.of() : List.of("a mail without a number tells " + told));
                })
                .orElseGet(Nothing::new);
    }

    private static boolean notice(Set<String> readings) {
        return readings.stream().anyMatch(reading -> reading.contains("From: Amana <no-reply@"));
    }

    private static boolean goesTo(CanarySink.Taken mail, String address) {
        return mail.to().toLowerCase(Locale.ROOT).contains("<" + address.toLowerCase(Locale.ROOT) + ">");
    }

    private static List<String> leaks(Set<String> readings, Person hidden, PlantedMail original) {
        Set<Leaks.Kind> told = Leaks.in(readings, hidden);
        return told.isEmpty() ? List.of() : List.of(original + " tells " + told);
    }
}
