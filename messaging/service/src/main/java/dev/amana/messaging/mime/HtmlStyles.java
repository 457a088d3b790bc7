package dev.amana.messaging.mime;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector.SelectorParseException;

/**
 * Puts the rules of style sheets to the elements they are about, as far as they are simple, since style sheets themselves
 * are not relayed; and takes out what is not meant to be seen, which would show without them.
 */
final class HtmlStyles {
    private static final int MOST_RULES = 200;
    private static final int MOST_CHARACTERS = 300_000;
    private static final int MOST_STYLED = 20_000;
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|<!--|-->", Pattern.DOTALL);
    /** Rules for other media, with the rules in them. */
    private static final Pattern AT_RULE = Pattern.compile("@[a-z-]+[^{};]*(?:;|\\{(?:[^{}]++|\\{[^{}]*+\\})*+\\})");

    private static final Pattern RULE = Pattern.compile("([^{}]{1,500})\\{([^{}]{1,2000})\\}");
    private static final Pattern SIMPLE = Pattern.compile("[A-Za-z0-9_.#>*\\s-]{1,100}");
    private static final Pattern UNSEEN = Pattern.compile("(?i)display\\s*:\\s*none|mso-hide\\s*:\\s*all");

    private HtmlStyles() {}

    static String inlined(String html) {
        boolean styled = contains(html, "<style");
        if (!styled && !UNSEEN.matcher(html).find()) {
            return html;
        }
        Document document = Jsoup.parse(html);
        document.outputSettings().prettyPrint(false);
        if (styled && html.length() <= MOST_CHARACTERS) {
            apply(document);
        }
        document.select("[style]").stream()
                .filter(element -> UNSEEN.matcher(element.attr("style")).find())
                .forEach(Element::remove);
        return document.body().html();
    }

    private static boolean contains(String html, String tag) {
        return html.toLowerCase(Locale.ROOT).contains(tag);
    }

    private static void apply(Document document) {
        StringBuilder sheets = new StringBuilder();
        document.select("style").forEach(sheet -> sheets.append(sheet.data()).append('\n'));
        String rules = AT_RULE.matcher(COMMENT.matcher(sheets).replaceAll(" ")).replaceAll(" ");
        Matcher rule = RULE.matcher(rules);
        int styled = 0;
        for (int i = 0; i < MOST_RULES && styled < MOST_STYLED && rule.find(); i++) {
            String style = rule.group(2).strip();
            for (String selector : rule.group(1).split(",", -1)) {
                styled += style(document, selector.strip(), style);
            }
        }
    }

    /** What stands at the element itself comes last, and so counts more. */
    private static int style(Document document, String selector, String style) {
        if (!SIMPLE.matcher(selector).matches()) {
            return 0;
        }
        try {
            int styled = 0;
            for (Element element : document.body().select(selector)) {
                String own = element.attr("data-own-style");
                if (own.isEmpty() && element.hasAttr("style")) {
                    own = element.attr("style");
                    element.attr("data-own-style", own);
                }
                String before = element.attr("style");
                String rules = before.substring(0, before.length() - own.length());
                element.attr("style", rules + style + ";" + own);
                styled++;
            }
            return styled;
        } catch (SelectorParseException tooSpecial) {
            return 0;
        }
    }
}
