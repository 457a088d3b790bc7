package dev.amana.moderation.model;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.amana.moderation.rules.LiveRules;
import dev.amana.moderation.rules.RuleSet;
import dev.amana.moderation.text.Normaliser;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Trains the model while the project is built: {@code TrainModel <folder of classes>}, which holds corpus and code and gets the
 * weights. Nothing is done where neither corpus nor code has changed since.
 */
public final class TrainModel {
    private static final String CORPUS = "moderation/corpus";
    private static final List<String> TEXTS = List.of(CORPUS, "moderation/rules");
    private static final List<String> CODE = List.of(
            "dev/amana/moderation/model",
            "dev/amana/moderation/text",
            "dev/amana/moderation/phrase",
            "dev/amana/moderation/rules");
    private static final String TRAINED_FROM = "moderation/model/trained-from";

    private final Path classes;

    private TrainModel(Path classes) {
        this.classes = classes;
    }

    public static void main(String[] arguments) throws IOException {
        new TrainModel(Path.of(arguments[0])).train();
    }

    private void train() throws IOException {
        Path model = classes.resolve(FoundationModel.RESOURCE);
        Path trainedFrom = classes.resolve(TRAINED_FROM);
        String inputs = digestOfInputs();
        if (Files.exists(model)
                && Files.exists(trainedFrom)
                && Files.readString(trainedFrom).equals(inputs)) {
            return;
        }
        List<Corpus> corpora = Arrays.stream(Language.values())
                .parallel()
                .map(language -> corpus(classes.resolve(CORPUS), language))
                .toList();
        // In parallel, since each language is computed in an order of its own.
        List<LanguageModel> trained = corpora.parallelStream()
                .map(corpus -> new LanguageTraining(corpus).trained())
                .toList();
        RuleSet rules =
                LiveRules.from("", new Normaliser(), new SimpleMeterRegistry()).current();
        HintWeights hints = new HintTraining(corpora, rules).trained();
        Files.createDirectories(model.getParent());
        Files.write(model, FoundationModel.bytes(trained, hints));
        Files.writeString(trainedFrom, inputs);
    }

    /** The lines of {@code <folder>/<language>.tsv}. */
    static Corpus corpus(Path folder, Language language) {
        try {
            return Corpus.of(language, Files.readAllLines(folder.resolve(language.code() + ".tsv")), new Normaliser());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String digestOfInputs() throws IOException {
        Hasher hasher = Hashing.sha256().newHasher();
        for (Path file : inputs()) {
            hasher.putUnencodedChars(classes.relativize(file).toString()).putBytes(Files.readAllBytes(file));
        }
        return hasher.hash().toString();
    }

    private List<Path> inputs() throws IOException {
        List<Path> inputs = new ArrayList<>();
        for (String folder : Stream.concat(CODE.stream(), TEXTS.stream()).toList()) {
            try (Stream<Path> files = Files.walk(classes.resolve(folder))) {
                files.filter(Files::isRegularFile).forEach(inputs::add);
            }
        }
        return inputs.stream().sorted().toList();
    }
}
