package dev.amana.messaging.mime;

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
 * targets, picture texts, file names, and what text files say. Without it, two alternatives with different texts would be
 * screened once.
 */
final class HiddenText {
    private static final Pattern QUOTE_MARKS = Pattern.compile("^[>\\s]+");

    /** More than is ever screened; to compare texts of any length takes time that grows with the square. */
    private static final int LONGEST_COMPARED = 150_000;

    private HiddenText() {}

    static String of(String plain, String html, List<MailAttachment> attachments) {
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
                .map(file -> new String(file.content(), StandardCharsets.UTF_8).strip())
                .forEach(lines::add);
        return String.join("\n", lines);
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
