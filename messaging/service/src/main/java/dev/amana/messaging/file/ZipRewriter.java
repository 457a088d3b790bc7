package dev.amana.messaging.file;

import dev.amana.messaging.file.FileFault.Kind;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An archive of what may be relayed of each file in it. What may not is left out; an archive of which nothing is left, or
 * that holds a program or what cannot be looked into, is left out whole.
 */
final class ZipRewriter {
    private final FileRewriter files;
    private final Rewriting with;
    private final Budget budget;
    private final Map<String, byte[]> kept = new LinkedHashMap<>();

    ZipRewriter(FileRewriter files, Rewriting with, Budget budget) {
        this.files = files;
        this.with = with;
        this.budget = budget;
    }

    byte[] rewritten(byte[] archive) throws FileFault {
        FileFault last = null;
        for (Map.Entry<String, byte[]> entry : Zips.entries(archive, budget).entrySet()) {
            try {
                keep(entry.getKey(), entry.getValue());
            } catch (FileFault fault) {
                if (fault.kind() != Kind.NOT_ALLOWED && fault.kind() != Kind.UNREADABLE) {
                    throw fault;
                }
                last = fault;
            }
        }
        if (kept.isEmpty()) {
            throw last == null ? new FileFault(Kind.UNREADABLE) : last;
        }
        return Zips.archive(kept);
    }

    /** A path that leads out of the archive's folder is cut to its last name. */
    private void keep(String path, byte[] content) throws FileFault {
        String safe = path.contains("..") || path.startsWith("/") || path.contains("\\") || path.contains(":")
                ? path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
                : path;
        int slash = safe.lastIndexOf('/') + 1;
        NamedFile file = files.inner(safe.substring(slash), content, with, budget);
        kept.put(with.text(safe.substring(0, slash) + file.name()), file.content());
    }
}
