package dev.amana.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A self-signed certificate for TLS on this machine, made once by the JDK's keytool. Nobody has a reason to trust it: a
 * real installation names its own SSL bundle.
 */
final class DemoCertificate {
    private static final String BUNDLE = "demo-mail";
    /** Guards nothing: whoever reads the file is the user who made it. */
    private static final String PASSWORD = "demo-certificate";

    private static final long LONGEST_SECONDS = 120;

    private final Path file;

    private DemoCertificate(Path file) {
        this.file = file;
    }

    /** The one in this folder, made now where there is none yet. */
    static DemoCertificate in(Path folder) {
        Path file = folder.resolve("demo-mail-certificate.p12");
        if (!Files.exists(file)) {
            make(file);
        }
        return new DemoCertificate(file);
    }

    /** Spring properties that declare it as an SSL bundle, and name the bundle in the given property. */
    Map<String, String> properties(String bundleProperty) {
        String bundle = "spring.ssl.bundle.jks." + BUNDLE + ".";
        return Map.of(
                bundle + "keystore.location",
                file.toUri().toString(),
                bundle + "keystore.password",
                PASSWORD,
                bundle + "keystore.type",
                "PKCS12",
                bundleProperty,
                BUNDLE);
    }

    /** Whole or not at all: another process may look for the file at the same moment. */
    private static void make(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path folder = Files.createTempDirectory(file.toAbsolutePath().getParent(), ".certificate");
            Path draft = folder.resolve("draft.p12");
            keytool(draft);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's certificate could not be made", e);
        }
    }

    private static void keytool(Path draft) throws IOException {
        Process process = new ProcessBuilder(command(draft))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new StartupFailure("The JDK's keytool could not make a certificate");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> command(Path draft) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "mail",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-validity",
                "3650",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                draft.toString());
    }
}
