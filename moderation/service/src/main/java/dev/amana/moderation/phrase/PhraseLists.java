package dev.amana.moderation.phrase;

import dev.amana.moderation.phrase.Phrase.OneOf;
import dev.amana.moderation.text.Normaliser;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The named lists of a rule set, parsed when a pattern first names them. */
final class PhraseLists {
    private final Map<String, List<String>> sources;
    private final Normaliser normaliser;
    private final Map<String, Phrase> parsed = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    PhraseLists(Map<String, List<String>> sources, Normaliser normaliser) {
        this.sources = sources;
        this.normaliser = normaliser;
    }

    Phrase phrase(String name) {
        Phrase known = parsed.get(name);
        if (known != null) {
            return known;
        }
        List<String> source = sources.get(name);
        if (source == null) {
            throw new IllegalArgumentException("there is no list <" + name + ">");
        }
        if (!open.add(name)) {
            throw new IllegalArgumentException("list <" + name + "> contains itself");
        }
        Phrase phrase = new OneOf(source.stream()
                .map(pattern -> PhraseParser.parse(pattern, normaliser, this::phrase))
                .toList());
        open.remove(name);
        parsed.put(name, phrase);
        return phrase;
    }
}
