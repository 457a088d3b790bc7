package dev.amana.moderation.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.moderation.model.Corpus.Example;
import dev.amana.moderation.text.Normaliser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the model makes of every tenth text of the corpus after training with the others. Half of the harmless ones were written
 * to be mistaken: texts of daily life are far easier, and those of other authors stand in the evasion suite.
 */
class HeldOutTest {
    private static final Normaliser NORMALISER = new Normaliser();
    private static final Path CORPUS = Path.of("src", "main", "resources", "moderation", "corpus");
    private static final double FALSE_ALARMS = 0.1;
    private static final Map<Target, Double> LEAST_RECALL = Map.of(Target.HARM, 0.65, Target.OFF_PLATFORM, 0.8);

    @ParameterizedTest
    @EnumSource(Language.class)
    void mostOfWhatWasLeftOutIsRecognised(Language language) {
        Corpus corpus = TrainModel.corpus(CORPUS, language);
        Set<Example> left = IntStream.range(0, corpus.examples().size())
                .filter(i -> i % 10 == 0)
                .mapToObj(corpus.examples()::get)
                .collect(Collectors.toSet());
        Corpus others = corpus.where(example -> !left.contains(example));
        ModelReader reader =
                new ModelReader(FoundationModel.of(List.of(new LanguageTraining(others).trained()), HintWeights.NONE));
        for (Target target : Target.values()) {
            assertThat(recall(reader, left, target, language))
                    .as("%s recall of %s at %s false alarms", language, target, FALSE_ALARMS)
                    .isGreaterThan(LEAST_RECALL.get(target));
        }
    }

    private static double recall(ModelReader reader, Set<Example> texts, Target target, Language language) {
        Map<Boolean, List<Double>> margins = texts.stream()
                .collect(Collectors.partitioningBy(
                        example -> example.label().equals(target.label()),
                        Collectors.mapping(example -> margin(reader, example, target, language), Collectors.toList())));
        List<Double> others = margins.get(false).stream().sorted().toList();
        double border = others.get((int) (others.size() * (1 - FALSE_ALARMS)));
        List<Double> meant = margins.get(true);
        return meant.stream().filter(margin -> margin > border).count() / (double) meant.size();
    }

    private static double margin(ModelReader reader, Example example, Target target, Language language) {
        return reader.read(NORMALISER.read(example.text()), language.code(), Hints.NONE, 0)
                .margin(target);
    }
}
