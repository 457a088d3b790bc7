package dev.amana.messaging.mime;

import dev.amana.messaging.file.Charsets;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Looks for identifiers of a hidden party in a finished mail. It decodes by another library than the one that reads and
 * writes mails, and what it cannot decode counts as found: nothing that was not looked into may leave.
 */
public final class LeakCheck {
    /** Found in place of an identifier: more is in it than is ever looked into. */
    static final String TOO_LARGE = "too large when inflated";

    private static final int DEEPEST_NESTING = 10;

    /** Small files can inflate to large ones, so only this many are looked into at once. */
    private static final int FILES_AT_ONCE = 2;

    private final Semaphore files = new Semaphore(FILES_AT_ONCE);

    /**
     * @param where header name or part path
     * @param identifier what was found there
     */
    public record Finding(String where, String identifier) {}

    /** What is looked for, ready to be: made once for a mail and its files. */
    record Wanted(Map<String, Identifier> patterns) {
        static Wanted of(Set<String> identifiers) {
            return of(identifiers, new IdentifierCache());
        }

        static Wanted of(Set<String> identifiers, IdentifierCache cache) {
            Map<String, Identifier> patterns = new LinkedHashMap<>();
            for (String identifier : identifiers) {
                Identifier pattern = cache.of(identifier);
                if (pattern != null) {
                    patterns.put(identifier, pattern);
                }
            }
            return new Wanted(patterns);
        }
    }

    public List<Finding> inspect(byte[] built, Set<String> identifiers) {
        return inspect(built, Wanted.of(identifiers), List.of());
    }

    /** @param inspected files that were looked into before; what has the very same bytes is not looked into again */
    List<Finding> inspect(byte[] built, Wanted wanted, List<byte[]> inspected) {
        LeakScan scan = new LeakScan(wanted);
        // The bytes as they stand, for what hides outside of any part.
        scan.asWritten("raw", new String(built, StandardCharsets.ISO_8859_1));
        message(built, "mail", 0, new Looking(scan, inspected));
        return scan.findings();
    }

    /** The same for one file, with archives and compressed streams looked into. */
    public List<Finding> inspectFile(String name, byte[] content, Set<String> identifiers) {
        return inspectFile(new MailAttachment(name, "application/octet-stream", content, null), Wanted.of(identifiers));
    }

    List<Finding> inspectFile(MailAttachment file, Wanted wanted) {
        LeakScan scan = new LeakScan(wanted);
        scan.text("file name", file.name());
        if (file.type().equals("message/rfc822")) {
            message(file.content(), "file/message", 1, new Looking(scan, List.of()));
        } else {
            file("file", file.content(), file.charset(), scan);
        }
        return scan.findings();
    }

    private record Looking(LeakScan scan, List<byte[]> inspected) {
        boolean seen(byte[] content) {
            return inspected.stream().anyMatch(known -> Arrays.equals(known, content));
        }
    }

    private void file(String where, byte[] content, @Nullable String charset, LeakScan scan) {
        files.acquireUninterruptibly();
        try {
            new FileScan(scan, inner -> message(inner, where + "/message", 1, new Looking(scan, List.of())))
                    .scan(where, content, charset);
        } finally {
            files.release();
        }
    }

    private void message(byte[] raw, String path, int depth, Looking looking) {
        try {
            // A stream that is shared is not copied for each part.
            part(new MimeMessage(null, new SharedBytes(raw)), path, depth, looking);
        } catch (MessagingException | IOException e) {
            looking.scan().add(path, "undecodable");
        }
    }

    private void part(Part part, String path, int depth, Looking looking) throws MessagingException, IOException {
        LeakScan scan = looking.scan();
        if (depth > DEEPEST_NESTING) {
            scan.add(path, "undecodable");
            return;
        }
        headers(part, path, scan);
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (BodyPart child : children(parts)) {
                part(child, path + "/" + child.getContentType().split(";", 2)[0], depth + 1, looking);
            }
            return;
        }
        byte[] content = content(part);
        if (looking.seen(content)) {
            return;
        }
        if (part.isMimeType("message/rfc822")) {
            message(content, path + "/message", depth + 1, looking);
        } else if (part.isMimeType("text/plain") || part.isMimeType("text/html")) {
            scan.text(path, Charsets.decode(content, charset(part)));
        } else {
            file(path, content, charset(part), scan);
        }
    }

    private static @Nullable String charset(Part part) throws MessagingException {
        try {
            return new ContentType(part.getContentType()).getParameter("charset");
        } catch (ParseException unreadable) {
            return null;
        }
    }

    private static List<BodyPart> children(Multipart parts) throws MessagingException {
        List<BodyPart> children = new ArrayList<>();
        for (int i = 0; i < parts.getCount(); i++) {
            children.add(parts.getBodyPart(i));
        }
        return children;
    }

    private static byte[] content(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return in.readAllBytes();
        }
    }

    private static void headers(Part part, String path, LeakScan scan) throws MessagingException, IOException {
        for (Enumeration<Header> all = part.getAllHeaders(); all.hasMoreElements(); ) {
            Header header = all.nextElement();
            String unfolded = MimeUtility.unfold(header.getValue());
            scan.text(path + " " + header.getName(), MimeUtility.decodeText(unfolded));
        }
        if (part.getFileName() != null) {
            scan.text(path + " file name", MimeUtility.decodeText(part.getFileName()));
        }
    }
}
