package dev.amana.platform.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Creates files that hold a secret. */
public final class SecretFile {
    private SecretFile() {}

    /**
     * Writes the file whole or not at all, readable by its owner only. Where another process was faster, that file
     * stays, and the caller reads it.
     */
    public static void create(Path file, String content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("Not a file: " + file);
        }
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(
                folder,
                ".secret",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(draft, content.getBytes(StandardCharsets.UTF_8));
            linkUnlessThere(draft, file);
        } finally {
            Files.delete(draft);
        }
    }

    /** A hard link refuses to replace an existing file, which a move does not. */
    private static void linkUnlessThere(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            System.getLogger(SecretFile.class.getName()).log(System.Logger.Level.DEBUG, "Another was faster", e);
        }
    }
}
