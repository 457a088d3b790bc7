package dev.amana.moderation.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A word by its spellings, and what each reading of a text asks of it; so that it is found out once for all places where
 * the word stands. Immutable; equal where the spellings are.
 */
public final class Spelled {
    static final Spelled NOTHING = new Spelled(List.of());

    private final List<String> forms;
    private final int hash;
    private final boolean empty;
    private final boolean ofLetters;
    private final boolean letter;
    private final boolean digitAmongLetters;
    /** Null until somebody asks; whoever finds it out finds the same. */
    private @Nullable Spelled read;

    private Spelled(List<String> forms) {
        this.forms = forms;
        this.hash = forms.hashCode();
        this.empty = forms.isEmpty();
        String word = forms.isEmpty() ? "" : forms.getFirst();
        this.ofLetters = WordForms.isOfLetters(word);
        this.letter = forms.stream().anyMatch(form -> form.length() == 1);
        this.digitAmongLetters = !ofLetters && WordForms.hasDigitAmongLetters(word);
    }

    /** @param forms the ordinary one first */
    static Spelled of(List<String> forms) {
        return new Spelled(List.copyOf(forms));
    }

    public List<String> forms() {
        return forms;
    }

    boolean isEmpty() {
        return empty;
    }

    /** The ordinary spelling. */
    String word() {
        return forms.getFirst();
    }

    boolean isOfLetters() {
        return ofLetters;
    }

    /** Whether it is one letter; an umlaut is one, however it is spelled. */
    boolean isLetter() {
        return letter;
    }

    /** As in Arabic that is written in Latin letters. */
    boolean hasDigitAmongLetters() {
        return digitAmongLetters;
    }

    /** With what it may say where digits and signs stand for letters; itself where it is of letters alone. */
    Spelled withReadings() {
        if (ofLetters) {
            return this;
        }
        Spelled known = read;
        if (known == null) {
            Set<String> all = new LinkedHashSet<>(forms);
            for (String reading : Leet.readings(word())) {
                all.addAll(WordForms.inText(reading));
            }
            known = all.size() == forms.size() ? this : of(List.copyOf(all));
            read = known;
        }
        return known;
    }

    /** With one spelling more. */
    Spelled with(String form) {
        Set<String> all = new LinkedHashSet<>(forms);
        return all.add(form) ? of(List.copyOf(all)) : this;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Spelled that && hash == that.hash && forms.equals(that.forms));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return forms.toString();
    }
}
