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

/** The key that signs the mails of this machine (DKIM), made at the first start. Messaging says what belongs into the DNS. */
final class DemoDkimKey {
    private static final Logger LOG = LoggerFactory.getLogger(DemoDkimKey.class);
    private static final int BITS = 2048;
    private static final int LINE_CHARS = 64;

    private DemoDkimKey() {}

    /** The file in this folder, made now where there is none yet: PEM, PKCS #8, for its owner only. */
    static Path in(Path folder) {
        Path file = folder.resolve("demo-dkim.pem");
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
                    ".dkim",
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
            throw new UncheckedIOException("The demo's DKIM key could not be made", e);
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
