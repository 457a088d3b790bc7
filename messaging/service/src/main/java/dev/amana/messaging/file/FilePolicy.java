package dev.amana.messaging.file;

import dev.amana.messaging.file.FileFault.Kind;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which files are relayed.
 *
 * @param allowed what else comes is left out
 * @param mostFileBytes of one file; what is larger is left out
 */
public record FilePolicy(Set<FileType> allowed, long mostFileBytes) {
    private static final long DEFAULT_MOST_FILE_BYTES = 20L * 1024 * 1024;

    public FilePolicy {
        allowed = Set.copyOf(allowed);
    }

    /** Everything that can be cleaned and rewritten. */
    public static FilePolicy standard() {
        return new FilePolicy(EnumSet.allOf(FileType.class), DEFAULT_MOST_FILE_BYTES);
    }

    /**
     * The file with the type that it really has, and a name that fits. Its content is not looked into yet.
     *
     * @param declared media type as its sender says, lower case
     */
    public NamedFile identified(String name, String declared, byte[] content) throws FileFault {
        if (content.length > mostFileBytes) {
            throw new FileFault(Kind.TOO_LARGE);
        }
        FileType type = FileTypes.of(name, declared, content);
        if (!allowed.contains(type)) {
            throw new FileFault(Kind.NOT_ALLOWED);
        }
        return new NamedFile(FileNames.withExtension(name, type), type, content);
    }
}
