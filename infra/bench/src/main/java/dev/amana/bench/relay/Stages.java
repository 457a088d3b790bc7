package dev.amana.bench.relay;

import dev.amana.standalone.control.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * How the time of Amana's JVM in Java code is shared out among the stages of a mail's way: samples of Flight Recorder,
 * each counted for the step of a mail's way that its thread was at.
 */
final class Stages implements AutoCloseable {
    private static final Map<String, String> STEPS = steps();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String pid;
    private final Path file;

    private Stages(String pid, Path file) {
        this.pid = pid;
        this.file = file;
    }

    private static Map<String, String> steps() {
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put("messaging.smtp.", "accept");
        steps.put("messaging.mime.", "compose and leak gate");
        steps.put("messaging.process.WhenMessageReleasedThenRelay", "compose and leak gate");
        steps.put("messaging.process.RelayBatch", "compose and leak gate");
        steps.put("messaging.outbound.", "delivery");
        steps.put("messaging.inbound.", "verdicts");
        steps.put("moderation.", "screening");
        steps.put("messaging.", "projections");
        steps.put("platform.publication.", "publication");
        return steps;
    }

    /** @param data of a copy started with {@code --detach} */
    static Stages record(Path data) throws IOException {
        Stages stages = new Stages(Files.readString(data.resolve("run/ready")).strip(), data.resolve("stages.jfr"));
        stages.command("JFR.start", "name=stages", "settings=profile");
        return stages;
    }

    /** Shares of one, by stage. */
    Map<String, Double> shares() throws IOException {
        command("JFR.dump", "name=stages", "filename=" + file);
        Map<String, Double> shares = new TreeMap<>();
        double samples = 0;
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && event.getStackTrace() != null) {
                    samples++;
                    shares.merge(stage(event), 1.0, Double::sum);
                }
            }
        }
        double all = Math.max(1, samples);
        shares.replaceAll((stage, count) -> count / all);
        return shares;
    }

    /** By the step that the outermost of our frames belongs to; what else there is goes by the kind of thread. */
    private static String stage(RecordedEvent sample) {
        List<String> frames = sample.getStackTrace().getFrames().reversed().stream()
                .map(frame -> frame.getMethod().getType().getName())
                .filter(name -> name.startsWith("dev.amana."))
                .toList();
        for (String frame : frames) {
            for (Map.Entry<String, String> step : STEPS.entrySet()) {
                if (frame.startsWith("dev.amana." + step.getKey())) {
                    return step.getValue();
                }
            }
        }
        RecordedThread thread = sample.getThread("sampledThread");
        String name = thread == null || thread.getJavaName() == null ? "" : thread.getJavaName();
        return name.startsWith("Coordinator[") || name.startsWith("WorkPackage[") || !frames.isEmpty()
                ? "event store, processors"
                : name.contains("kafka") ? "Kafka's clients" : "libraries alone";
    }

    private void command(String... arguments) throws IOException {
        String[] line = new String[arguments.length + 2];
        line[0] = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        line[1] = pid;
        System.arraycopy(arguments, 0, line, 2, arguments.length);
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Commands.await(process, LIMIT, "jcmd " + arguments[0]);
    }

    @Override
    public void close() throws IOException {
        command("JFR.stop", "name=stages");
    }
}
