package dev.amana.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Self-signed certificates of this machine, each made once by the JDK's keytool: one for TLS, and one that exported
 * conversations are signed with. Nobody has a reason to trust them: a real installation names its own.
 */
final class DemoCertificate {
    private static final Logger LOG = LoggerFactory.getLogger(DemoCertificate.class);
    private static final String BUNDLE = "demo-mail";
    /** Guards nothing: whoever reads the file is the user who made it. */
    private static final String PASSWORD = "demo-certificate";

    private static final long LONGEST_SECONDS = 120;

    private final Path file;

    private DemoCertificate(Path file) {
        this.file = file;
    }

    static DemoCertificate forMails(Path folder) {
        return in(
                folder,
                "demo-mail-certificate.p12",
                List.of("-dname", "CN=localhost", "-ext", "SAN=dns:localhost,ip:127.0.0.1"));
    }

    static DemoCertificate forExports(Path folder) {
        return in(
                folder,
                "demo-export.p12",
                List.of("-groupname", "secp256r1", "-dname", "CN=Amana demo export key, O=Not for use"));
    }

    /** The one in this folder, made now where there is none yet. */
    private static DemoCertificate in(Path folder, String name, List<String> about) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            make(file, about);
        }
        return new DemoCertificate(file);
    }

    Path file() {
        return file;
    }

    String password() {
        return PASSWORD;
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

    /**
     * Whole or not at all, and never over another: another process may look for the file at the same moment, or make one. What
     * was signed stays signed by the same.
     */
    private static void make(Path file, List<String> about) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path folder = Files.createTempDirectory(file.toAbsolutePath().getParent(), ".certificate");
            Path draft = folder.resolve("draft.p12");
            try {
                keytool(draft, about);
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
                Files.createLink(file, draft);
            } catch (FileAlreadyExistsException faster) {
                LOG.debug("Another was faster", faster);
            } finally {
                Files.deleteIfExists(draft);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's certificate could not be made", e);
        }
    }

    private static void keytool(Path draft, List<String> about) throws IOException {
        Process process = new ProcessBuilder(command(draft, about))
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

    private static List<String> command(Path draft, List<String> about) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "demo",
                "-keyalg",
                "EC",
                "-validity",
                "3650",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                draft.toString()));
        command.addAll(about);
        return command;
    }
}
