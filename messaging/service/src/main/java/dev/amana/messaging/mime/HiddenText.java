package dev.amana.messaging.mime;

import dev.amana.messaging.file.FilePolicy;
import dev.amana.messaging.file.FileText;
import dev.amana.messaging.file.FileType;
import dev.amana.messaging.file.NamedFile;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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

    static final int DEFAULT_MOST_DOCUMENT_BYTES = 24_000;

    private static final int DEEPEST_MAIL = 3;

    private final MailReader reader;
    private final FileText documents;
    private final int mostDocumentBytes;

    HiddenText(MailReader reader, FilePolicy policy, int mostDocumentBytes) {
        this.reader = reader;
        this.documents = new FileText(policy, mostDocumentBytes);
        this.mostDocumentBytes = mostDocumentBytes;
    }

    String of(String plain, String html, List<MailAttachment> attachments) {
        Set<String> lines = new LinkedHashSet<>();
        if (!html.isEmpty()) {
            fromHtml(squeeze(plain), Jsoup.parse(html), lines);
        }
        attachments.stream()
                .map(MailAttachment::name)
                .filter(name -> !name.isEmpty())
                .forEach(lines::add);
        attachments.stream()
                .filter(file -> file.type().startsWith("text/"))
                .map(file -> file.text().strip())
                .forEach(lines::add);
        fromDocuments(attachments, lines);
        return String.join("\n", lines);
    }

    /** As much as fits: a book must not keep a mail from being taken. */
    private void fromDocuments(List<MailAttachment> attachments, Set<String> lines) {
        int left = mostDocumentBytes;
        for (MailAttachment file : attachments) {
            FileType type = FileType.ofMediaType(file.type());
            if (type != null && !type.isText() && !type.isPicture() && left > 0) {
                String text = cut(text(file, type), left);
                left -= text.getBytes(StandardCharsets.UTF_8).length;
                lines.add(text);
            }
        }
    }

    private String text(MailAttachment file, FileType type) {
        return type == FileType.MAIL
                ? reader.textOfNested(file.content(), DEEPEST_MAIL)
                : documents.of(new NamedFile(file.name(), type, file.content()));
    }

    /** What one file says that is no mail. */
    String ofFile(MailAttachment file) {
        FileType type = FileType.ofMediaType(file.type());
        if (type == null || type == FileType.MAIL) {
            return "";
        }
        return type.isText()
                ? cut(file.text(), mostDocumentBytes)
                : documents.of(new NamedFile(file.name(), type, file.content()));
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
