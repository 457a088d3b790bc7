package dev.amana.messaging.mime;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;

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

    public List<Finding> inspect(byte[] built, Set<String> identifiers) {
        LeakScan scan = new LeakScan(identifiers);
        // The bytes as they stand, for what hides outside of any part.
        scan.asItStands("raw", new String(built, StandardCharsets.ISO_8859_1));
        message(built, "mail", 0, scan);
        return scan.findings();
    }

    /** The same for one file, with archives and compressed streams looked into. */
    public List<Finding> inspectFile(String name, byte[] content, Set<String> identifiers) {
        LeakScan scan = new LeakScan(identifiers);
        scan.text("file name", name);
        file("file", content, scan);
        return scan.findings();
    }

    private void file(String where, byte[] content, LeakScan scan) {
        files.acquireUninterruptibly();
        try {
            new FileScan(scan).scan(where, content);
        } finally {
            files.release();
        }
    }

    private void message(byte[] raw, String path, int depth, LeakScan scan) {
        try {
            part(new MimeMessage(null, new ByteArrayInputStream(raw)), path, depth, scan);
        } catch (MessagingException | IOException e) {
            scan.add(path, "undecodable");
        }
    }

    private void part(Part part, String path, int depth, LeakScan scan) throws MessagingException, IOException {
        if (depth > DEEPEST_NESTING) {
            scan.add(path, "undecodable");
            return;
        }
        headers(part, path, scan);
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (BodyPart child : children(parts)) {
                part(child, path + "/" + child.getContentType().split(";", 2)[0], depth + 1, scan);
            }
            return;
        }
        byte[] content = content(part);
        if (part.isMimeType("message/rfc822")) {
            message(content, path + "/message", depth + 1, scan);
        } else if (part.isMimeType("text/*")) {
            scan.text(path, Charsets.decode(content, "utf-8"));
        } else {
            file(path, content, scan);
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
