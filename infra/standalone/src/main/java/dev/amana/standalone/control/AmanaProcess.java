package dev.amana.standalone.control;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Some of Amana's modules, started by the launcher with data and ports of their own, and stopped by it. */
public final class AmanaProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);

    private final Path data;
    private final int portOffset;
    private final HttpClient http = HttpClient.newHttpClient();

    private AmanaProcess(Path data, int portOffset) {
        this.data = data;
        this.portOffset = portOffset;
    }

    /**
     * Starts the whole platform and waits until it is ready.
     *
     * @param options further options of {@code ./amana up}
     */
    public static AmanaProcess up(Path data, int portOffset, Map<String, String> environment, String... options)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("up", "--detach"));
        command.addAll(List.of(options));
        return start(command, data, portOffset, environment);
    }

    /**
     * Starts some modules, with only the backing services that they need, and waits until they are ready.
     *
     * @param modules names as in {@code ./amana run}
     * @param environment such as {@code AMANA_SMTP_RELAY}
     */
    public static AmanaProcess run(List<String> modules, Path data, int portOffset, Map<String, String> environment)
            throws IOException {
        return start(List.of("run", String.join(",", modules), "--detach"), data, portOffset, environment);
    }

    private static AmanaProcess start(List<String> command, Path data, int portOffset, Map<String, String> environment)
            throws IOException {
        AmanaProcess amana = new AmanaProcess(data, portOffset);
        try {
            Process launcher = amana.launcher(environment, command.toArray(String[]::new))
                    .inheritIO()
                    .start();
            Commands.await(launcher, START_LIMIT, "starting Amana, whose logs are in " + data.resolve("logs"));
        } catch (IOException failed) {
            amana.close();
            throw failed;
        }
        return amana;
    }

    /** Where this copy keeps its data and logs. */
    public Path data() {
        return data;
    }

    /** The default port of a part, shifted as this copy's are. */
    public int port(int standard) {
        return standard + portOffset;
    }

    /** A bearer token of a demo user. */
    public String token(String user) throws IOException {
        Path file = Files.createTempFile("amana-token-", null);
        try {
            Process launcher = launcher(Map.of(), "token", user)
                    .redirectOutput(file.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Commands.await(launcher, STOP_LIMIT, "amana token " + user);
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Posts JSON to a part of this copy and returns the answer's body. Throws when the answer is not a success. */
    public String post(int standardPort, String path, String token, String json)
            throws IOException, InterruptedException {
        return send(standardPort, path, token, "POST", HttpRequest.BodyPublishers.ofString(json));
    }

    /** Gets a resource of a part of this copy as text. Throws when the answer is not a success. */
    public String get(int standardPort, String path, String token) throws IOException, InterruptedException {
        return send(standardPort, path, token, "GET", HttpRequest.BodyPublishers.noBody());
    }

    private String send(int standardPort, String path, String token, String method, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(standardPort) + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private ProcessBuilder launcher(Map<String, String> environment, String... command) {
        List<String> line = new ArrayList<>(List.of(home().resolve("amana").toString()));
        line.addAll(List.of(command));
        line.addAll(List.of("--data", data.toString(), "--port-offset", Integer.toString(portOffset)));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().putAll(environment);
        return builder;
    }

    private static Path home() {
        String home = System.getenv("AMANA_HOME");
        return Path.of(home == null ? "." : home).toAbsolutePath();
    }

    @Override
    public void close() throws IOException {
        Commands.await(launcher(Map.of(), "stop").inheritIO().start(), STOP_LIMIT, "amana stop");
        http.close();
    }
}
