package dev.amana.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers what several threads ask at the same time by one query. While it runs, further questions gather for the next one: so
 * each is answered by a query that began after it was asked, and whoever is alone waits for nobody. What fails together is
 * asked once more by each: a question that cannot be answered, or an interrupted thread, is nobody else's failure.
 */
public final class AskedTogether<K, V> {
    private static final int MOST_AT_ONCE = 200;

    private final Function<Set<K>, Map<K, V>> query;
    private final V absent;
    private final Queue<Question<K, V>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock asking = new ReentrantLock();

    /** @param absent what to answer where the query found nothing */
    public AskedTogether(Function<Set<K>, Map<K, V>> query, V absent) {
        this.query = query;
        this.absent = absent;
    }

    private static final class Question<K, V> {
        private final K key;
        private boolean asked;
        private @Nullable V answer;

        Question(K key) {
            this.key = key;
        }
    }

    /** Throws what the query threw. */
    public V ask(K key) {
        Question<K, V> mine = new Question<>(key);
        waiting.add(mine);
        asking.lock();
        try {
            while (!mine.asked) {
                answer(next(), mine);
            }
        } finally {
            asking.unlock();
        }
        return mine.answer == null ? query.apply(Set.of(key)).getOrDefault(key, absent) : mine.answer;
    }

    private List<Question<K, V>> next() {
        List<Question<K, V>> some = new ArrayList<>();
        for (var one = waiting.poll(); one != null; one = some.size() < MOST_AT_ONCE ? waiting.poll() : null) {
            some.add(one);
        }
        return some;
    }

    private void answer(List<Question<K, V>> some, Question<K, V> mine) {
        some.forEach(one -> one.asked = true);
        try {
            Map<K, V> answers = query.apply(some.stream().map(one -> one.key).collect(Collectors.toSet()));
            some.forEach(one -> one.answer = answers.getOrDefault(one.key, absent));
        } catch (RuntimeException | Error e) {
            // Whoever finds no answer asks alone; what was alone already is not asked twice.
            if (some.equals(List.of(mine))) {
                throw e;
            }
        }
    }
}
