package dev.amana.bench.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rules and messages over the same made-up words, the same for every run. A message matches a rule now and then. */
final class Samples {
    private static final int WORDS = 8_000;
    private static final int SHORTEST = 20;
    private static final int LONGEST = 140;
    private static final String[] EVERYDAY = {
        "the",
        "and",
        "please",
        "order",
        "parcel",
        "when",
        "does",
        "it",
        "arrive",
        "thank",
        "you",
        "for",
        "your",
        "answer",
        "is",
        "this",
        "still",
        "available",
        "lamp",
        "colour",
        "die",
        "und",
        "bitte",
        "wann",
        "kommt"
    };
    private static final String[] ONSETS = {"b", "br", "d", "f", "g", "gr", "k", "l", "m", "n", "p", "r", "s", "st", "t"
    };
    private static final String[] VOWELS = {"a", "e", "i", "o", "u", "ei", "au"};

    private final Random random = new Random(17);
    private final List<String> vocabulary;

    Samples() {
        vocabulary = IntStream.range(0, WORDS).mapToObj(i -> madeUp()).toList();
    }

    private String madeUp() {
        int syllables = 2 + random.nextInt(3);
        return IntStream.range(0, syllables)
                .mapToObj(i -> ONSETS[random.nextInt(ONSETS.length)] + VOWELS[random.nextInt(VOWELS.length)])
                .collect(Collectors.joining());
    }

    /** Two or three words that must follow one another. */
    record Phrase(String words) {
        String rule(int number) {
            return String.format(
                    Locale.ROOT,
                    "  - {id: r%d, category: bench, severity: low, outcome: hold, words: '\"%s\"', when: 'sender.standing == \"party\"'}%n",
                    number,
                    words);
        }
    }

    List<Phrase> phrases(int count) {
        List<Phrase> phrases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            phrases.add(new Phrase(IntStream.range(0, 2 + random.nextInt(2))
                    .mapToObj(n -> any())
                    .collect(Collectors.joining(" "))));
        }
        return phrases;
    }

    /** A rule set in Amana's language. */
    static String set(List<Phrase> phrases) {
        StringBuilder text = new StringBuilder("name: bench\nrules:\n");
        for (int i = 0; i < phrases.size(); i++) {
            text.append(phrases.get(i).rule(i));
        }
        return text.toString();
    }

    /** Messages of 20 to 140 words; every tenth holds what a rule looks for. */
    List<String> messages(int count, List<Phrase> phrases) {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String text = text();
            messages.add(
                    i % 10 == 0
                            ? text + " "
                                    + phrases.get(random.nextInt(phrases.size()))
                                            .words()
                            : text);
        }
        return messages;
    }

    String text() {
        int words = SHORTEST + random.nextInt(LONGEST - SHORTEST);
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= words; i++) {
            text.append(random.nextInt(3) == 0 ? any() : EVERYDAY[random.nextInt(EVERYDAY.length)]);
            text.append(i % 12 == 0 ? ". " : " ");
        }
        return text.toString();
    }

    private String any() {
        return vocabulary.get(random.nextInt(vocabulary.size()));
    }
}
