package dev.amana.messaging.file;

import dev.amana.messaging.file.FileFault.Kind;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An archive of what may be relayed of each file in it. What may not is left out and told; an archive of which nothing is left, or
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
                budget.leaveOut(entry.getKey(), fault.kind());
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
        keepAs(with.text(safe.substring(0, slash) + file.name()), file.content());
    }

    /** Two that come to the same name are numbered. */
    private void keepAs(String path, byte[] content) {
        int dot = path.lastIndexOf('.') > path.lastIndexOf('/') ? path.lastIndexOf('.') : path.length();
        String free = path;
        for (int number = 2; kept.containsKey(free); number++) {
            free = path.substring(0, dot) + " (" + number + ")" + path.substring(dot);
        }
        kept.put(free, content);
    }
}
