package dev.amana.moderation.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.amana.moderation.classifier.Calibration.Prediction;
import dev.amana.moderation.classifier.Learner.Bucket;
import dev.amana.moderation.text.Normaliser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Learning from sentences of which a computable share is withheld, as reviewers would who mostly agree. */
class LearnerTest {
    private static final Normaliser NORMALISER = new Normaliser();
    private static final int EXAMPLES = 1_500;
    private static final String[] HARMLESS = {
        "when does the parcel arrive",
        "the lamp is blue and works",
        "wann kommt das paket an",
        "danke für die schnelle antwort",
        "متى تصل الشحنة",
        "荷物はいつ届きますか",
        "can I return the shoes"
    };
    private static final String[] HARMFUL = {
        "pay me outside or you will regret it",
        "I know where you live my friend",
        "zahl jetzt sonst komme ich vorbei",
        "أعرف أين تسكن",
        "家の場所は知っている",
        "send the money to my own account",
        "you are a worthless idiot"
    };
    private static final String[] AROUND = {"hello", "please", "thanks", "hallo", "مرحبا", "bye now", "number 7", ""};

    private record Example(String text, boolean harmful) {}

    /** One in ten decisions is the other way round. */
    private static List<Example> examples() {
        Random random = new Random(5);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < EXAMPLES; i++) {
            boolean bad = random.nextInt(3) == 0;
            String[] texts = bad ? HARMFUL : HARMLESS;
            String text = AROUND[random.nextInt(AROUND.length)]
                    + ' '
                    + texts[random.nextInt(texts.length)]
                    + ' '
                    + AROUND[random.nextInt(AROUND.length)];
            examples.add(new Example(text, random.nextInt(10) == 0 ? !bad : bad));
        }
        return examples;
    }

    private static final class Run {
        final Map<Integer, Bucket> buckets = new HashMap<>();
        final List<Scale.Outcome> outcomes = new ArrayList<>();
        final List<Prediction> predictions = new ArrayList<>();
        Scale scale = Scale.NONE;

        Run over(List<Example> examples, long key) {
            FeatureReader reader = new FeatureReader(NORMALISER, key, 2);
            for (Example example : examples) {
                Features features = reader.features(example.text());
                double margin = Learner.margin(features, buckets);
                predictions.add(new Prediction(scale.probability(margin), example.harmful()));
                Learner.learn(features, margin, example.harmful(), buckets);
                outcomes.add(new Scale.Outcome(margin, example.harmful()));
                if (outcomes.size() % 50 == 0) {
                    scale = Scale.of(outcomes);
                }
            }
            return this;
        }
    }

    @Test
    void whatItSaysBeforeADecisionComesTrueAsOftenAsItSays() {
        Run run = new Run().over(examples(), 1);
        Calibration late = Calibration.of(run.predictions.subList(500, EXAMPLES));
        assertThat(late.auc()).isNotNull().isGreaterThan(0.8);
        assertThat(late.brier()).isLessThan(0.6 * late.brierOfShare());
        assertThat(late.error()).isLessThan(0.08);
        assertThat(late.bands().stream().mapToInt(Calibration.Band::predictions).sum())
                .isEqualTo(EXAMPLES - 500);
    }

    @Test
    void theSameDecisionsMakeTheSameWeights() {
        Run first = new Run().over(examples().subList(0, 200), 1);
        Run again = new Run().over(examples().subList(0, 200), 1);
        assertThat(again.buckets).isEqualTo(first.buckets);
        assertThat(again.scale).isEqualTo(first.scale);
    }

    @Test
    void withoutTheKeyNobodyKnowsWhichWeightIsOfWhichWord() {
        Features one = new FeatureReader(NORMALISER, 1, 2).features("pay me outside");
        Features other = new FeatureReader(NORMALISER, 3, 2).features("pay me outside");
        assertThat(one.buckets()).isNotEqualTo(other.buckets());
        assertThat(Arrays.stream(one.values()).map(value -> value * value).sum())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void aTextWithoutWordsHasNoFeatures() {
        assertThat(new FeatureReader(NORMALISER, 1, 2).features(" \n ").isEmpty())
                .isTrue();
    }

    @Test
    void ofPredictionsThatSayNothingOnlyTheShareIsLeft() {
        Random random = new Random(3);
        List<Scale.Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            outcomes.add(new Scale.Outcome(random.nextGaussian(), i % 4 == 0));
        }
        Scale scale = Scale.of(outcomes);
        assertThat(scale.probability(0)).isCloseTo(0.25, within(0.03));
        assertThat(scale.probability(2)).isCloseTo(0.25, within(0.12));
        assertThat(Scale.of(List.of()).probability(7)).isEqualTo(0.5);
    }

    @Test
    void theFiguresOfACalibrationAreThoseOfTheBook() {
        Calibration perfect = Calibration.of(List.of(new Prediction(0.9, true), new Prediction(0.1, false)));
        assertThat(perfect.auc()).isEqualTo(1.0);
        assertThat(perfect.brier()).isCloseTo(0.01, within(1e-9));
        Calibration tied = Calibration.of(List.of(new Prediction(0.5, true), new Prediction(0.5, false)));
        assertThat(tied.auc()).isEqualTo(0.5);
        assertThat(tied.brierOfShare()).isEqualTo(0.25);
        assertThat(Calibration.of(List.of()).auc()).isNull();
    }
}
