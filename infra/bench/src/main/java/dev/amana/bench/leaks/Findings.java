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
 * @param toAuthors mails that tell an author what became of a mail
 * @param leaks each mail that names whom it must not
 * @param changed each mail whose ordinary text is not what was written
 */
record Findings(Set<Integer> delivered, int toAuthors, List<String> leaks, List<String> changed) {

    private sealed interface Found {}

    private record Nothing() implements Found {}

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
        for (Found found : all) {
            switch (found) {
                case Nothing() -> leaks.add("a mail that belongs to no mail that was sent");
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
        return new Findings(delivered, toAuthors, leaks, changed);
    }

    private static Found found(CanarySink.Taken mail, Pairs pairs, IntFunction<PlantedMail> sent) {
        Set<String> readings = new HashSet<>(Decoder.readings(mail.raw()));
        readings.add(mail.from());
        int number = Leaks.numberOf(readings);
        if (number < 0) {
            return new Nothing();
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

    private static boolean goesTo(CanarySink.Taken mail, String address) {
        return mail.to().toLowerCase(Locale.ROOT).contains("<" + address.toLowerCase(Locale.ROOT) + ">");
    }

    private static List<String> leaks(Set<String> readings, Person hidden, PlantedMail original) {
        Set<Leaks.Kind> told = Leaks.in(readings, hidden);
        return told.isEmpty() ? List.of() : List.of(original + " tells " + told);
    }
}
