package dev.amana.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys that this machine signs with, each made at the first start: one for mails (DKIM), of which messaging says what belongs
 * into the DNS, and one for the hand-over files of investigations.
 */
final class DemoSigningKey {
    private static final Logger LOG = LoggerFactory.getLogger(DemoSigningKey.class);
    private static final int BITS = 2048;
    private static final int LINE_CHARS = 64;

    private DemoSigningKey() {}

    static Path forMails(Path folder) {
        return in(folder, "demo-dkim.pem");
    }

    static Path forHandOver(Path folder) {
        return in(folder, "demo-hand-over.pem");
    }

    /** The file in this folder, made now where there is none yet: PEM, PKCS #8, for its owner only. */
    private static Path in(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            make(file);
        }
        return file;
    }

    /** Whole or not at all, and never over another: some other process may make one at the same moment. */
    private static void make(Path file) {
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = Files.createTempFile(
                    folder,
                    ".signing",
                    null,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(draft, pem(), StandardCharsets.US_ASCII);
                Files.createLink(file, draft);
            } catch (FileAlreadyExistsException faster) {
                LOG.debug("Another was faster", faster);
            } finally {
                Files.delete(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A key of the demo could not be made", e);
        }
    }

    private static String pem() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            String base64 = Base64.getMimeEncoder(LINE_CHARS, new byte[] {'\n'}).encodeToString(key);
            return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }
}
