package dev.amana.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class AskedTogetherTest {

    @Test
    void whoeverAsksAloneIsAnsweredByAQueryOfTheirOwn() {
        List<Set<String>> queries = new ArrayList<>();
        AskedTogether<String, Integer> lengths = lengths(queries, () -> {});

        assertThat(lengths.ask("one")).isEqualTo(3);
        assertThat(lengths.ask("three")).isEqualTo(5);
        assertThat(lengths.ask("")).isEqualTo(-1);
        assertThat(queries).containsExactly(Set.of("one"), Set.of("three"), Set.of(""));
    }

    @Test
    void questionsThatComeWhileAQueryRunsAreAnsweredByTheNextOnes() throws Exception {
        List<Set<String>> queries = new CopyOnWriteArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch allAsk = new CountDownLatch(1);
        AskedTogether<String, Integer> lengths = lengths(queries, () -> {
            begun.countDown();
            await(allAsk);
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = threads.submit(() -> lengths.ask("first"));
            await(begun);
            List<Future<Integer>> later = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String key = "x".repeat(i + 1);
                later.add(threads.submit(() -> lengths.ask(key)));
            }
            allAsk.countDown();

            assertThat(first.get()).isEqualTo(5);
            for (int i = 0; i < 20; i++) {
                assertThat(later.get(i).get()).isEqualTo(i + 1);
            }
        }
        assertThat(queries.getFirst()).containsExactly("first");
        assertThat(queries.stream().mapToInt(Set::size).sum()).isEqualTo(21);
    }

    @Test
    void aFailureReachesWhoAskedAndNobodyAfterwards() {
        List<String> failing = new ArrayList<>(List.of("once"));
        AskedTogether<String, String> asked = new AskedTogether<>(
                keys -> {
                    if (!failing.isEmpty()) {
                        throw new IllegalArgumentException(failing.removeFirst());
                    }
                    return Map.of("key", "answer");
                },
                "nothing");

        assertThatThrownBy(() -> asked.ask("key")).hasMessage("once");
        assertThat(asked.ask("key")).isEqualTo("answer");
    }

    @Test
    void whatFailsTogetherIsAskedOnceMoreByEach() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch allAsk = new CountDownLatch(1);
        Queue<Integer> together = new ConcurrentLinkedQueue<>();
        AskedTogether<String, Integer> lengths = new AskedTogether<>(
                keys -> {
                    begun.countDown();
                    await(allAsk);
                    together.add(keys.size());
                    if (keys.contains("bad")) {
                        throw new IllegalArgumentException("bad in " + keys.size());
                    }
                    return keys.stream().collect(Collectors.toMap(Function.identity(), String::length));
                },
                -1);
        List<FutureTask<Integer>> tasks = Stream.of("first", "bad", "other", "other")
                .map(key -> new FutureTask<>(() -> lengths.ask(key)))
                .toList();
        startTogether(tasks, begun, allAsk);

        assertThat(tasks.getFirst().get()).isEqualTo(5);
        assertThatThrownBy(tasks.get(1)::get).hasRootCauseMessage("bad in 1");
        for (FutureTask<Integer> other : tasks.subList(2, 4)) {
            assertThat(other.get()).isEqualTo(5);
        }
        assertThat(together).contains(2);
        assertThat(lengths.ask("later")).isEqualTo(5);
    }

    @Test
    void anInterruptedThreadFailsForItselfOnly() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch bothWait = new CountDownLatch(1);
        AskedTogether<String, Integer> lengths = new AskedTogether<>(
                keys -> {
                    if (keys.contains("first")) {
                        begun.countDown();
                        await(bothWait);
                    } else if (keys.size() == 2) {
                        Thread.currentThread().interrupt();
                    }
                    if (Thread.currentThread().isInterrupted()) {
                        throw new IllegalStateException("interrupted");
                    }
                    return keys.stream().collect(Collectors.toMap(Function.identity(), String::length));
                },
                -1);
        List<FutureTask<Integer>> tasks = Stream.of("first", "one", "two")
                .map(key -> new FutureTask<>(() -> lengths.ask(key)))
                .toList();
        startTogether(tasks, begun, bothWait);

        assertThat(tasks.getFirst().get()).isEqualTo(5);
        assertThat(tasks.subList(1, 3))
                .extracting(Future::state)
                .containsExactlyInAnyOrder(Future.State.SUCCESS, Future.State.FAILED);
    }

    /** The first asks alone; while it waits for its answer the others gather, and ask together. */
    private static void startTogether(List<FutureTask<Integer>> tasks, CountDownLatch begun, CountDownLatch allAsk)
            throws InterruptedException {
        List<Thread> threads = tasks.stream().map(Thread::new).toList();
        threads.getFirst().start();
        await(begun);
        for (Thread thread : threads.subList(1, threads.size())) {
            thread.start();
            Awaitility.await().until(() -> thread.getState() == Thread.State.WAITING);
        }
        allAsk.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static AskedTogether<String, Integer> lengths(List<Set<String>> queries, Runnable during) {
        return new AskedTogether<>(
                keys -> {
                    queries.add(keys);
                    during.run();
                    return keys.stream()
                            .filter(key -> !key.isEmpty())
                            .collect(Collectors.toMap(Function.identity(), String::length));
                },
                -1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
