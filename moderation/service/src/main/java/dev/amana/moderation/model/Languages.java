package dev.amana.moderation.model;

import dev.amana.moderation.text.Token;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Tells in which language a sentence is written: by its letters, and where they are Latin by whose words it uses. */
final class Languages {
    private final FoundationModel model;

    Languages(FoundationModel model) {
        this.model = model;
    }

    /** Of each sentence. Where a sentence does not tell, the text does; where that does not, the locale. */
    List<Language> of(Words words, String locale) {
        boolean germanText =
                german(words, 0, words.size(), locale.toLowerCase(Locale.ROOT).startsWith("de"));
        return IntStream.range(0, words.sentences())
                .mapToObj(i -> of(words, words.start(i), words.start(i + 1), germanText))
                .toList();
    }

    private Language of(Words words, int from, int to, boolean germanText) {
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

    private boolean german(Words words, int from, int to, boolean otherwise) {
        int difference = known(words, from, to, Language.DE) - known(words, from, to, Language.EN);
        return difference == 0 ? otherwise : difference > 0;
    }

    private int known(Words words, int from, int to, Language language) {
        LanguageModel known = model.of(language);
        if (known == null) {
            return 0;
        }
        int count = 0;
        for (int i = from; i < to; i++) {
            Token token = words.token(i);
            count += token.forms().stream().anyMatch(known.words()::containsKey) ? 1 : 0;
        }
        return count;
    }
}
