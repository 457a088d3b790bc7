package dev.amana.bench.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Seconds of processor time that the processes of a folder have used so far, by kind, as Linux counts them; nothing
 * elsewhere. Those that have ended are counted with their parents.
 */
final class ProcessorTime {
    static final String JVM = "Amana's JVM";

    private static final double TICKS_PER_SECOND = 100;

    private ProcessorTime() {}

    /** @param ticks own, and those of children that have ended */
    private record Counted(String pid, String parent, String kind, long ticks, boolean inFolder) {}

    static Map<String, Double> of(Path folder) throws IOException {
        Path proc = Path.of("/proc");
        if (!Files.isDirectory(proc.resolve("self"))) {
            return Map.of();
        }
        List<Counted> all;
        try (Stream<Path> entries = Files.list(proc)) {
            all = entries.filter(entry -> entry.getFileName().toString().matches("\\d+"))
                    .flatMap(entry -> read(entry, folder.toString()))
                    .toList();
        }
        Map<String, Counted> byId = all.stream().collect(Collectors.toMap(Counted::pid, process -> process));
        return all.stream()
                .filter(process -> belongs(process, byId))
                .collect(Collectors.groupingBy(
                        Counted::kind,
                        TreeMap::new,
                        Collectors.summingDouble(process -> process.ticks() / TICKS_PER_SECOND)));
    }

    private static boolean belongs(Counted process, Map<String, Counted> byId) {
        for (Counted above = process; above != null; above = byId.get(above.parent())) {
            if (above.inFolder()) {
                return !process.kind().startsWith("smtp-");
            }
        }
        return false;
    }

    private static Stream<Counted> read(Path entry, String folder) {
        try {
            String stat = Files.readString(entry.resolve("stat"));
            String command = Files.readString(entry.resolve("cmdline"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int i = 11; i <= 14; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            boolean inFolder = command.contains(folder) || directory(entry).startsWith(folder);
            String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
            Counted whole =
                    new Counted(entry.getFileName().toString(), fields[1], kind(name, command), ticks, inFolder);
            return whole.kind().equals(JVM) ? parts(entry, whole) : Stream.of(whole);
        } catch (IOException ended) {
            return Stream.empty();
        }
    }

    /** Our JVM without what it does for itself, and that. */
    private static Stream<Counted> parts(Path entry, Counted whole) throws IOException {
        long compiling = 0;
        long collecting = 0;
        try (Stream<Path> threads = Files.list(entry.resolve("task"))) {
            for (Path thread : threads.toList()) {
                String stat = statOf(thread);
                String name =
                        stat.substring(stat.indexOf('(') + 1, Math.max(stat.indexOf('(') + 1, stat.lastIndexOf(')')));
                compiling += name.contains("CompilerThre") ? ticks(stat) : 0;
                collecting += isCollecting(name) ? ticks(stat) : 0;
            }
        }
        return Stream.of(
                new Counted(whole.pid(), whole.parent(), JVM, whole.ticks() - compiling - collecting, whole.inFolder()),
                new Counted(whole.pid() + "-jit", whole.pid(), JVM + ": compiler", compiling, whole.inFolder()),
                new Counted(whole.pid() + "-gc", whole.pid(), JVM + ": collector", collecting, whole.inFolder()));
    }

    /** Those of G1 work beside the others as well. */
    private static boolean isCollecting(String thread) {
        return thread.startsWith("VM Thread") || thread.startsWith("GC ") || thread.startsWith("G1 ");
    }

    private static String statOf(Path thread) {
        try {
            return Files.readString(thread.resolve("stat"));
        } catch (IOException ended) {
            return "(";
        }
    }

    private static long ticks(String stat) {
        if (stat.length() < 2) {
            return 0;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static String directory(Path entry) {
        try {
            return Files.readSymbolicLink(entry.resolve("cwd")).toString();
        } catch (IOException notOurs) {
            return "";
        }
    }

    private static String kind(String name, String command) {
        if (!name.equals("java")) {
            return name.equals("postgres") ? "PostgreSQL" : name;
        }
        String lower = command.toLowerCase(Locale.ROOT);
        return command.contains("dev.amana.standalone.Amana")
                ? JVM
                : lower.contains("elasticsearchserver") ? "Elasticsearch" : "Kafka";
    }

    /** What was used in between, in milliseconds per mail. */
    static Map<String, Double> perMail(Map<String, Double> before, Map<String, Double> after, long mails) {
        Map<String, Double> used = new HashMap<>();
        after.forEach((kind, seconds) -> used.put(kind, (seconds - before.getOrDefault(kind, 0.0)) * 1000 / mails));
        return used;
    }
}
