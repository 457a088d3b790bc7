package dev.amana.moderation.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads Arabic that is written in Latin letters and digits, as in chats: {@code sa2tlk}, {@code sa-aqtulak}. Spellings
 * differ in the vowels above all; so words are compared by their consonants, and consonants that share a Latin letter
 * count as one.
 */
public final class ChatArabic {
    private static final int MOST_WORDS = 16;
    private static final String ARABIC = "بتثجحخدذرزسشصضطظعغفقكلمن";
    private static final String CLASSES = "btzjhxdzrzs$sdtz3gfqklmn";

    private final Map<String, List<String>> byConsonants = new HashMap<>();
    private final WordCache<List<Reading>> readings = new WordCache<>();

    /** @param words that are written with these consonants */
    private record Reading(int consonants, List<String> words) {}

    public ChatArabic(Collection<String> words) {
        for (String word : words) {
            String consonants = ofArabic(word);
            if (consonants.length() >= 2) {
                List<String> same = byConsonants.computeIfAbsent(consonants, any -> new ArrayList<>(1));
                if (!same.contains(word) && same.size() < MOST_WORDS) {
                    same.add(word);
                }
            }
        }
    }

    /**
     * The Arabic words that this may be.
     *
     * @param fewest consonants that a word must have; the less there is of Arabic around, the more
     */
    public List<String> words(String latin, int fewest) {
        List<Reading> all = readings.get(latin, this::readings);
        if (all.isEmpty()) {
            return List.of();
        }
        Set<String> found = new LinkedHashSet<>();
        for (Reading reading : all) {
            if (reading.consonants() >= fewest) {
                found.addAll(reading.words());
            }
        }
        return List.copyOf(found);
    }

    /** Those that are words. */
    private List<Reading> readings(String latin) {
        List<Reading> all = new ArrayList<>(1);
        for (String consonants : ofLatin(latin)) {
            List<String> words = byConsonants.get(consonants);
            if (words != null) {
                all.add(new Reading(consonants.length(), words));
            }
        }
        return all.isEmpty() ? List.of() : List.copyOf(all);
    }

    /** Empty unless the word is Arabic throughout. */
    private static String ofArabic(String word) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int index = ARABIC.indexOf(c);
            if (index >= 0) {
                append(out, CLASSES.charAt(index));
            } else if (c == 'ه') {
                if (i + 1 < word.length()) {
                    append(out, 'h');
                }
            } else if ("اوي".indexOf(c) < 0) {
                return "";
            }
        }
        return out.toString();
    }

    /** Some signs stand for two letters: 2 for a stop that is not written here, or for qaf; 9 for sad or qaf. */
    private static Set<String> ofLatin(String word) {
        boolean several = word.indexOf('h') >= 0 || word.indexOf('2') >= 0 || word.indexOf('9') >= 0;
        if (!several) {
            return Set.of(ofLatin(word, false, false));
        }
        Set<String> readings = new LinkedHashSet<>(4);
        for (boolean pairs : new boolean[] {true, false}) {
            readings.add(ofLatin(word, false, pairs));
            readings.add(ofLatin(word, true, pairs));
        }
        return readings;
    }

    /** @param pairs whether a letter and an h, such as sh, are one consonant */
    private static String ofLatin(String word, boolean qaf, boolean pairs) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean before = pairs && i + 1 < word.length() && word.charAt(i + 1) == 'h';
            if (before && "sktdgc".indexOf(c) >= 0) {
                append(out, "$xzzg$".charAt("sktdgc".indexOf(c)));
                i++;
            } else if (c == 'x') {
                append(out, 'k');
                append(out, 's');
            } else {
                int index = "bpjgvfqckldrznmt67h5893s2".indexOf(c);
                boolean silent = c == 'h' && i + 1 == word.length();
                if (silent) {
                    break;
                }
                if (index >= 0) {
                    appendClass(out, "bbjjffqkkldrznmtthhxgs3s-".charAt(index), c, qaf);
                } else if ("aeiouwy'".indexOf(c) < 0) {
                    return "";
                }
            }
        }
        return out.toString();
    }

    private static void appendClass(StringBuilder out, char ordinary, char sign, boolean qaf) {
        if (qaf && (sign == '2' || sign == '9')) {
            append(out, 'q');
        } else if (ordinary != '-') {
            append(out, ordinary);
        }
    }

    private static void append(StringBuilder out, char consonant) {
        if (out.isEmpty() || out.charAt(out.length() - 1) != consonant) {
            out.append(consonant);
        }
    }
}
