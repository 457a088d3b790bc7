package dev.amana.moderation.classifier;

import dev.amana.moderation.classifier.Calibration.Prediction;
import dev.amana.moderation.classifier.Learner.Bucket;
import dev.amana.moderation.classifier.Scale.Outcome;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /**
     * A decision that was learnt.
     *
     * @param first whether it is the first one on its message
     */
    record Example(
            Progress after,
            Lesson lesson,
            boolean first,
            double margin,
            @Nullable Double probability) {}

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

    boolean has(Lesson lesson) {
        return jdbc.sql("""
                select exists (select 1 from classifier_example
                    where screening_id = :id and source = :source and revision = :revision)""")
                .param("id", lesson.messageId())
                .param("source", lesson.source().wireName())
                .param("revision", lesson.revision())
                .query(Boolean.class)
                .single();
    }

    /** What people said last of a message; empty where nobody has. */
    Optional<Boolean> said(String messageId) {
        return jdbc.sql("select said from classifier_example where screening_id = :id limit 1")
                .param("id", messageId)
                .query(Boolean.class)
                .optional();
    }

    /** That counts from now on, in whatever was predicted for the message. */
    void say(String messageId, boolean harmful) {
        jdbc.sql("update classifier_example set said = :harmful where screening_id = :id")
                .param("harmful", harmful)
                .param("id", messageId)
                .update();
    }

    void add(Example example) {
        Lesson lesson = example.lesson();
        jdbc.sql("""
                insert into classifier_example (example, screening_id, source, revision, harmful, said, first_of_message,
                    harmful_so_far, margin, probability, digest, slope, intercept, decided_at)
                values (:example, :message, :source, :revision, :harmful, :harmful, :first,
                    :soFar, :margin, :probability, :digest, :slope, :intercept, :decided)""")
                .param("example", example.after().example())
                .param("message", lesson.messageId())
                .param("source", lesson.source().wireName())
                .param("revision", lesson.revision())
                .param("harmful", lesson.harmful())
                .param("first", example.first())
                .param("soFar", example.after().harmful())
                .param("margin", example.margin())
                .param("probability", example.probability())
                .param("digest", example.after().digest())
                .param("slope", example.after().scale().slope())
                .param("intercept", example.after().scale().intercept())
                .param("decided", Timestamp.from(lesson.decidedAt()))
                .update();
    }

    long of(Lesson.Source source) {
        return jdbc.sql("select count(*) from classifier_example where source = :source")
                .param("source", source.wireName())
                .query(Long.class)
                .single();
    }

    /** How many were learnt of messages that had been decided on the other way round before. */
    long overturned() {
        return jdbc.sql("""
                select count(*) from classifier_example e where not first_of_message and harmful <> (
                    select b.harmful from classifier_example b
                    where b.screening_id = e.screening_id and b.example < e.example order by b.example desc limit 1)""").query(Long.class).single();
    }

    /** The last ones, the latest first. */
    List<Outcome> outcomes(int most) {
        return jdbc.sql("""
                select margin, said from classifier_example where first_of_message
                order by example desc limit :most""")
                .param("most", most)
                .query((row, number) -> new Outcome(row.getDouble(1), row.getBoolean(2)))
                .list();
    }

    /** The last ones that were made with a probability. */
    List<Prediction> predictions(int most) {
        return jdbc.sql("""
                select probability, said from classifier_example where first_of_message and probability is not null
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
