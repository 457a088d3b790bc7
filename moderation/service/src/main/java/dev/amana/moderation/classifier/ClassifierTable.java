package dev.amana.moderation.classifier;

import dev.amana.moderation.classifier.Calibration.Prediction;
import dev.amana.moderation.classifier.Learner.Bucket;
import dev.amana.moderation.classifier.Scale.Outcome;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Weights, and what was predicted. No texts, no people. */
@Component
class ClassifierTable {
    private final JdbcClient jdbc;

    ClassifierTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A decision that was learnt. */
    record Example(
            Progress after,
            String screeningId,
            int revision,
            boolean harmful,
            double margin,
            @Nullable Double probability,
            Instant decidedAt) {}

    Progress progress() {
        return jdbc.sql("select * from classifier_example order by example desc limit 1")
                .query((row, number) -> new Progress(
                        row.getLong("example"),
                        row.getString("digest"),
                        row.getLong("harmful_so_far"),
                        new Scale(row.getDouble("slope"), row.getDouble("intercept"))))
                .optional()
                .orElse(Progress.NONE);
    }

    /** Whether that is still part of what was learnt: after a replay, other examples may have its number. */
    boolean includes(Progress known) {
        return jdbc.sql(
                        "select exists (select 1 from classifier_example where example = :example and digest = :digest)")
                .param("example", known.example())
                .param("digest", known.digest())
                .query(Boolean.class)
                .single();
    }

    boolean has(String screeningId, int revision) {
        return jdbc.sql(
                        "select exists (select 1 from classifier_example where screening_id = :id and revision = :revision)")
                .param("id", screeningId)
                .param("revision", revision)
                .query(Boolean.class)
                .single();
    }

    void add(Example example) {
        jdbc.sql("""
                insert into classifier_example (example, screening_id, revision, harmful, harmful_so_far, margin, probability,
                    digest, slope, intercept, decided_at)
                values (:example, :screening, :revision, :harmful, :soFar, :margin, :probability,
                    :digest, :slope, :intercept, :decided)""")
                .param("example", example.after().example())
                .param("screening", example.screeningId())
                .param("revision", example.revision())
                .param("harmful", example.harmful())
                .param("soFar", example.after().harmful())
                .param("margin", example.margin())
                .param("probability", example.probability())
                .param("digest", example.after().digest())
                .param("slope", example.after().scale().slope())
                .param("intercept", example.after().scale().intercept())
                .param("decided", Timestamp.from(example.decidedAt()))
                .update();
    }

    /** The last ones, the latest first. */
    List<Outcome> outcomes(int most) {
        return jdbc.sql("select margin, harmful from classifier_example order by example desc limit :most")
                .param("most", most)
                .query((row, number) -> new Outcome(row.getDouble(1), row.getBoolean(2)))
                .list();
    }

    /** The last ones that were made with a probability. */
    List<Prediction> predictions(int most) {
        return jdbc.sql("""
                select probability, harmful from classifier_example where probability is not null
                order by example desc limit :most""")
                .param("most", most)
                .query((row, number) -> new Prediction(row.getDouble(1), row.getBoolean(2)))
                .list();
    }

    Map<Integer, Bucket> buckets(int[] numbers) {
        Map<Integer, Bucket> buckets = new HashMap<>();
        jdbc.sql("select bucket, gradients, squares from classifier_weight where bucket = any(:numbers)")
                .param("numbers", numbers)
                .query(row -> {
                    buckets.put(row.getInt(1), new Bucket(row.getDouble(2), row.getDouble(3)));
                });
        return buckets;
    }

    void put(int[] numbers, Map<Integer, Bucket> buckets, long example) {
        double[] gradients = new double[numbers.length];
        double[] squares = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            Bucket bucket = buckets.getOrDefault(numbers[i], new Bucket(0, 0));
            gradients[i] = bucket.gradients();
            squares[i] = bucket.squares();
        }
        jdbc.sql("""
                insert into classifier_weight (bucket, gradients, squares, example)
                select bucket, gradients, squares, :example
                from unnest(:numbers::int[], :gradients::float8[], :squares::float8[]) as changed(bucket, gradients, squares)
                on conflict (bucket) do update
                set gradients = excluded.gradients, squares = excluded.squares, example = excluded.example""")
                .param("example", example)
                .param("numbers", numbers)
                .param("gradients", gradients)
                .param("squares", squares)
                .update();
    }

    /** The weights that changed after an example. */
    Map<Integer, Double> weightsSince(long example) {
        Map<Integer, Double> weights = new HashMap<>();
        jdbc.sql("select bucket, gradients, squares from classifier_weight where example > :example")
                .param("example", example)
                .query(row -> {
                    weights.put(row.getInt(1), new Bucket(row.getDouble(2), row.getDouble(3)).weight());
                });
        return weights;
    }

    void clear() {
        jdbc.sql("truncate classifier_weight, classifier_example").update();
    }
}
