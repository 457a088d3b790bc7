package dev.amana.messaging.mime;

import dev.amana.messaging.file.FilePolicy;
import dev.amana.messaging.file.FileText;
import dev.amana.messaging.file.FileType;
import dev.amana.messaging.file.NamedFile;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a recipient may see but who reads only the plain text does not: the HTML part when it says anything else, link
 * targets, picture texts, file names, and what files say. Without it, two alternatives with different texts would be
 * screened once.
 */
final class HiddenText {
    private static final Pattern QUOTE_MARKS = Pattern.compile("^[>\\s]+");

    /** More than is ever screened; to compare texts of any length takes time that grows with the square. */
    private static final int LONGEST_COMPARED = 150_000;

    static final int DEFAULT_MOST_DOCUMENT_BYTES = 200_000;

    private static final int DEEPEST_MAIL = 3;

    private final MailReader reader;
    private final FileText documents;
    private final int mostDocumentBytes;

    HiddenText(MailReader reader, FilePolicy policy, int mostDocumentBytes) {
        this.reader = reader;
        this.documents = new FileText(policy, mostDocumentBytes);
        this.mostDocumentBytes = mostDocumentBytes;
    }

    /** What was found, and how much of it is from documents. */
    record Found(String text, DocumentText documents) {
        static final Found NOTHING = new Found("", DocumentText.NONE);
    }

    /** @param dropped whose names stand in the notice that they are missing */
    Found of(String plain, String html, List<MailAttachment> attachments, List<DroppedPart> dropped) {
        return of(plain, html, attachments, dropped, DEEPEST_MAIL);
    }

    Found of(String plain, String html, List<MailAttachment> attachments, List<DroppedPart> dropped, int deepestMail) {
        Set<String> lines = new LinkedHashSet<>();
        if (!html.isEmpty()) {
            fromHtml(squeeze(plain), Jsoup.parse(html), lines);
        }
        Stream.concat(
                        attachments.stream().map(MailAttachment::name),
                        dropped.stream().map(DroppedPart::name))
                .filter(name -> !name.isEmpty())
                .forEach(lines::add);
        attachments.stream()
                .filter(file -> file.type().startsWith("text/"))
                .map(file -> file.text().strip())
                .forEach(lines::add);
        DocumentText documents = fromDocuments(attachments, lines, deepestMail);
        return new Found(String.join("\n", lines), documents);
    }

    /** As much as fits: a book does not keep a mail from being taken, but from going on before a person looked. */
    private DocumentText fromDocuments(List<MailAttachment> attachments, Set<String> lines, int deepestMail) {
        int left = mostDocumentBytes;
        boolean whole = true;
        Set<Integer> seenOnly = new HashSet<>();
        for (int at = 0; at < attachments.size(); at++) {
            MailAttachment file = attachments.get(at);
            FileType type = FileType.ofMediaType(file.type());
            boolean wordless = type == null || type.isPicture();
            if (type != null && isRead(type)) {
                FileText.Said said = text(file, type, deepestMail);
                String text = cut(said.text(), left);
                wordless |= said.wordless();
                whole &= said.whole() && text.length() == said.text().length();
                left -= text.getBytes(StandardCharsets.UTF_8).length;
                lines.add(text);
            }
            if (wordless) {
                seenOnly.add(at);
            }
        }
        return new DocumentText(mostDocumentBytes - left, whole, seenOnly);
    }

    /** Text as it stands was read already; what a program of cards and calendars makes of them may be other words. */
    private static boolean isRead(FileType type) {
        return !type.isPicture() && type != FileType.TEXT && type != FileType.CSV;
    }

    private FileText.Said text(MailAttachment file, FileType type, int deepestMail) {
        if (type != FileType.MAIL) {
            byte[] content = type.isText() ? file.text().getBytes(StandardCharsets.UTF_8) : file.content();
            return documents.of(new NamedFile(file.name(), type, content));
        }
        return deepestMail > 0
                ? reader.textOfNested(file.content(), deepestMail - 1)
                : new FileText.Said("", /* whole= */ false);
    }

    private static String cut(String text, int mostBytes) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= mostBytes) {
            return text;
        }
        int end = mostBytes;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    /** Whole or not at all: single lines can stand somewhere in the plain part and mean something else in this order. */
    private static void fromHtml(String seen, Document document, Set<String> lines) {
        String text = HtmlText.of(document);
        if (seen.length() > LONGEST_COMPARED || !seen.contains(squeeze(text))) {
            lines.add(text.strip());
        }
        for (Element element : document.select("[alt],[title],a[href]")) {
            addUnlessSeen(seen, element.attr("alt"), lines);
            addUnlessSeen(seen, element.attr("title"), lines);
            addUnlessSeen(seen, element.attr("href"), lines);
        }
    }

    private static void addUnlessSeen(String seen, String line, Set<String> lines) {
        String words = QUOTE_MARKS.matcher(line).replaceFirst("").strip();
        String squeezed = squeeze(words);
        if (!squeezed.isEmpty() && !seen.contains(squeezed)) {
            lines.add(words);
        }
    }

    private static String squeeze(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || c == '@')
                .map(Character::toLowerCase)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
