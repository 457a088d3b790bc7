package dev.amana.moderation.model;

import com.google.common.base.Suppliers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Tells in which language a sentence is written: by its letters, and where they are Latin by whose words it uses. */
final class Languages {
    private final FoundationModel model;

    Languages(FoundationModel model) {
        this.model = model;
    }

    /** Of each sentence. Where a sentence does not tell, the text does; where that does not, the locale. */
    List<Language> of(Words words, String locale) {
        return of(words, locale, () -> words);
    }

    /** @param words a part of {@code text} */
    List<Language> of(Words words, String locale, Supplier<Words> text) {
        Supplier<Boolean> germanText = Suppliers.memoize(() -> {
            Words all = text.get();
            return german(
                    all, 0, all.size(), () -> locale.toLowerCase(Locale.ROOT).startsWith("de"));
        });
        List<Language> languages = new ArrayList<>(words.sentences());
        for (int i = 0; i < words.sentences(); i++) {
            languages.add(of(words, words.start(i), words.start(i + 1), germanText));
        }
        return languages;
    }

    private Language of(Words words, int from, int to, Supplier<Boolean> germanText) {
        int arabic = 0;
        int japanese = 0;
        int latin = 0;
        for (int i = from; i < to; i++) {
            char c = words.token(i).word().charAt(0);
            if (c >= 0x2E80) {
                japanese++;
            } else if (c >= 0x0600 && c <= 0x06FF) {
                arabic++;
            } else if (Character.isLetter(c)) {
                latin++;
            }
        }
        if (japanese > latin && japanese > arabic) {
            return Language.JA;
        }
        if (arabic >= latin && arabic > 0) {
            return Language.AR;
        }
        return german(words, from, to, germanText) ? Language.DE : Language.EN;
    }

    private boolean german(Words words, int from, int to, Supplier<Boolean> otherwise) {
        int difference = model.known(words, from, to, Language.DE) - model.known(words, from, to, Language.EN);
        return difference == 0 ? otherwise.get() : difference > 0;
    }
}
