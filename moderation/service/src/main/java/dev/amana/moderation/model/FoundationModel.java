package dev.amana.moderation.model;

import com.google.common.hash.Hashing;
import dev.amana.moderation.text.KnownWords;
import dev.amana.moderation.text.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The weights of all languages. Immutable and thread-safe. */
public final class FoundationModel {
    /** Where the build puts it, on the class path. */
    static final String RESOURCE = "moderation/model/foundation.bin";

    private static final int DIGITS_OF_DIGEST = 8;
    private static final int SHORTEST_WORD_CHARS = 2;

    private final Map<Language, LanguageModel> models;
    private final HintWeights hints;
    private final Vocabulary words;
    private final String label;

    private FoundationModel(Map<Language, LanguageModel> models, HintWeights hints, String label) {
        this.models = models;
        this.hints = hints;
        this.words = new KnownWords(models.values().stream()
                .flatMap(model -> model.words().keySet().stream())
                .filter(word -> word.length() >= SHORTEST_WORD_CHARS)
                .toList());
        this.label = label;
    }

    /** The one that was trained when the application was built. */
    public static FoundationModel builtIn() {
        try (InputStream in = FoundationModel.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing: the build makes it (mvn process-classes)");
            }
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FoundationModel of(Collection<LanguageModel> trained, HintWeights hints) {
        return read(bytes(trained, hints));
    }

    static byte[] bytes(Collection<LanguageModel> trained, HintWeights hints) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(trained.size());
            for (LanguageModel model : trained) {
                model.write(out);
            }
            hints.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static FoundationModel read(byte[] bytes) {
        String digest = Hashing.sha256().hashBytes(bytes).toString().substring(0, DIGITS_OF_DIGEST);
        Map<Language, LanguageModel> models = new EnumMap<>(Language.class);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                LanguageModel model = LanguageModel.read(in);
                models.put(model.language(), model);
            }
            return new FoundationModel(models, HintWeights.read(in), "model/" + digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its version: a digest of all weights. */
    public String label() {
        return label;
    }

    HintWeights hints() {
        return hints;
    }

    /** Towards which words a text is put together and repaired: those of the corpora, each with the frequent ones first. */
    Vocabulary words() {
        return words;
    }

    /** How many of these words are known in that language. */
    int known(Words words, int from, int to, Language language) {
        LanguageModel model = of(language);
        if (model == null) {
            return 0;
        }
        LanguageModel.Word[] all = words.in(model);
        int count = 0;
        for (int i = from; i < to; i++) {
            count += all[i].isKnown() ? 1 : 0;
        }
        return count;
    }

    /** Null where it was not trained with this language. */
    @Nullable
    LanguageModel of(Language language) {
        return models.get(language);
    }

    List<LanguageModel> all() {
        return new ArrayList<>(models.values());
    }
}
