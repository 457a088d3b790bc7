package dev.amana.messaging.mime;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a recipient may see but who reads only the plain text does not: lines of the HTML part that the plain part lacks,
 * link targets, picture texts, file names. Without it, two alternatives with different texts would be screened once.
 */
final class HiddenText {
    private static final Pattern QUOTE_MARKS = Pattern.compile("^[>\\s]+");

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
        return String.join("\n", lines);
    }

    private static void fromHtml(String seen, Document document, Set<String> lines) {
        HtmlText.of(document).lines().forEach(line -> addUnlessSeen(seen, line, lines));
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
