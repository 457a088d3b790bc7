package dev.amana.moderation.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Where the rule files lie. */
sealed interface RuleFiles {
    Content read();

    /** Says cheaply whether {@link #read} may give something new. */
    long fingerprint();

    /** All files by name. */
    record Content(SortedMap<String, String> files) {
        private static final int DIGEST_CHARS = 8;

        /** Tells two contents apart, at a length that people can compare. */
        String digest() {
            try {
                MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
                files.forEach(
                        (name, text) -> sha256.update((name + '\0' + text + '\0').getBytes(StandardCharsets.UTF_8)));
                return HexFormat.of().formatHex(sha256.digest()).substring(0, DIGEST_CHARS);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** The rules that come with the application. */
    record OnClassPath(String pattern) implements RuleFiles {
        @Override
        public Content read() {
            try {
                SortedMap<String, String> files = new TreeMap<>();
                for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                    files.put(String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8));
                }
                return new Content(files);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public long fingerprint() {
            return 0;
        }
    }

    /** A folder that an operator edits. */
    record InFolder(Path folder) implements RuleFiles {
        @Override
        public Content read() {
            try {
                SortedMap<String, String> files = new TreeMap<>();
                for (Path file : yaml()) {
                    files.put(file.getFileName().toString(), Files.readString(file));
                }
                return new Content(files);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public long fingerprint() {
            try {
                long print = 17;
                for (Path file : yaml()) {
                    print = 31 * print + file.hashCode();
                    print = 31 * print + Files.getLastModifiedTime(file).hashCode();
                    print = 31 * print + Files.size(file);
                }
                return print;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private List<Path> yaml() throws IOException {
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(file -> file.toString().endsWith(".yaml"))
                        .sorted()
                        .toList();
            }
        }
    }
}
