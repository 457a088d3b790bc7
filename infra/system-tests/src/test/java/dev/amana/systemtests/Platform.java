package dev.amana.systemtests;

import dev.amana.standalone.control.AmanaProcess;
import dev.amana.standalone.control.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One running platform for all test classes of this JVM; stopped when the JVM ends. */
final class Platform {
    static final int GATEWAY = 8080;
    static final int MESSAGING = 8081;
    static final int SMTP = 2525;
    static final int IMAP = 2143;

    private static final int PORT_OFFSET = 9_000;
    /** A reviewer who vanishes is not waited for as long as in earnest, nor is one who might undo. */
    private static final Map<String, String> SETTINGS =
            Map.of("AMANA_MODERATION_REVIEW_LEASE", "10s", "AMANA_MODERATION_REVIEW_UNDO", "5s");

    private volatile AmanaProcess process;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private Platform() throws IOException {
        Path data = Files.createTempDirectory("amana-system-tests-");
        process = AmanaProcess.up(data, PORT_OFFSET, SETTINGS);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-platform"));
    }

    static Platform shared() {
        return Shared.PLATFORM;
    }

    int port(int standard) {
        return process.port(standard);
    }

    String gateway() {
        return "http://127.0.0.1:" + port(GATEWAY);
    }

    /** A bearer token of a demo user; made once. */
    String token(String user) {
        return tokens.computeIfAbsent(user, name -> {
            try {
                return process.token(name);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    Api as(String user) {
        return new Api(gateway(), token(user));
    }

    AmanaProcess process() {
        return process;
    }

    /** Starts the platform again on the data that it left behind when it was killed. */
    void restart() throws IOException {
        process = AmanaProcess.up(process.data(), PORT_OFFSET, SETTINGS);
    }

    private void stop() {
        try {
            process.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static final class Shared {
        private static final Platform PLATFORM = start();

        private static Platform start() {
            try {
                return new Platform();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
