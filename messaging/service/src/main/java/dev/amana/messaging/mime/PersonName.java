package dev.amana.messaging.mime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a name as people and programs write it in one piece: with titles, last name first, with what somebody does or
 * where somebody works behind it.
 */
final class PersonName {
    /** What stands behind is about the person, and no part of the name. */
    private static final Pattern BEHIND =
            Pattern.compile("\\s*[|(\\[\uFF08<]|\\s+[-\u2013\u2014/\u00B7\u2022~]\\s|\\s+(?:via|c/o)\\s");

    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern TITLE = Pattern.compile(
            "(?:dr|prof|mr|mrs|ms|miss|mx|herr|frau|hr|fr|sir|dipl|dipl-ing|ing|med|phil|mag|mme|mlle|sr|sra|srta|don|do\u00F1a|ir|drs|bc|mgr)");
    private static final Set<String> SUFFIXES =
            Set.of("jr", "sr", "ii", "iii", "iv", "phd", "mba", "md", "msc", "bsc", "esq", "ma", "ba", "llm");

    private PersonName() {}

    /** As it stands, and what of it is the person's own, in the order in which names are spoken. */
    static List<List<String>> of(String name) {
        Set<List<String>> forms = new LinkedHashSet<>();
        forms.add(words(name));
        Matcher behind = BEHIND.matcher(name);
        String own = behind.find() && behind.start() > 0 ? name.substring(0, behind.start()) : name;
        String[] parts = own.replaceAll("[\"\u201C\u201D\u201E]", " ").split("[,\uFF0C]", 2);
        List<String> first = bare(words(parts[0]));
        forms.add(first);
        if (parts.length == 2) {
            List<String> spoken = new ArrayList<>(bare(words(parts[1])));
            spoken.addAll(first);
            forms.add(spoken);
        }
        return forms.stream().filter(words -> !words.isEmpty()).toList();
    }

    static List<String> words(String name) {
        return Arrays.stream(BLANK.split(name.strip(), -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<String> bare(List<String> words) {
        int from = 0;
        while (from < words.size() && TITLE.matcher(plain(words.get(from))).matches()) {
            from++;
        }
        int to = words.size();
        while (to > from && SUFFIXES.contains(plain(words.get(to - 1)))) {
            to--;
        }
        return words.subList(from, to);
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace(".", "");
    }
}
