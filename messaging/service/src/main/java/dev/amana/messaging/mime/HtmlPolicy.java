package dev.amana.messaging.mime;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The HTML that is relayed: looks, tables, links and inline pictures that came along. No scripts, forms, frames, and
 * nothing that is fetched when the mail is opened.
 */
final class HtmlPolicy {
    private static final Pattern INLINE_PICTURE = Pattern.compile("cid:[^\\s\"'<>]{1,250}", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,5}(?:px|%)?");
    private static final Pattern COLOUR = Pattern.compile("#?[A-Za-z0-9]{1,30}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{1,20}");
    private static final Pattern FONT = Pattern.compile("[\\w\\s,'-]{1,100}");
    private static final Pattern ITEM_COUNT = Pattern.compile("[0-9]{1,5}|[aAiI]|disc|circle|square");
    private static final CssSchema STYLES = CssSchema.withProperties(Stream.concat(
                    CssSchema.DEFAULT.allowedProperties().stream().filter(style -> !style.equals("unicode-bidi")),
                    Stream.of("border-collapse", "border-spacing", "float", "max-width", "min-width"))
            .toList());
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowCommonBlockElements()
            .allowCommonInlineFormattingElements()
            .allowElements(
                    "table",
                    "tbody",
                    "thead",
                    "tfoot",
                    "tr",
                    "td",
                    "th",
                    "caption",
                    "col",
                    "colgroup",
                    "pre",
                    "hr",
                    "center",
                    "font",
                    "a",
                    "img",
                    "dl",
                    "dt",
                    "dd",
                    "s",
                    "del",
                    "ins",
                    "address",
                    "abbr",
                    // Not bdo, nor its style below: what is shown in another order than it is written, nobody can
                    // judge.
                    "bdi")
            .allowWithoutAttributes("span", "font", "a")
            .allowStandardUrlProtocols()
            .allowAttributes("href")
            .onElements("a")
            .requireRelNofollowOnLinks()
            .allowUrlProtocols("cid")
            .allowAttributes("src")
            .matching(INLINE_PICTURE)
            .onElements("img")
            .allowAttributes("alt")
            .onElements("img")
            .allowAttributes("title", "lang")
            .globally()
            .allowAttributes("dir")
            .matching(false, "ltr", "rtl", "auto")
            .globally()
            .allowAttributes("width", "height", "cellpadding", "cellspacing", "border", "colspan", "rowspan", "size")
            .matching(SIZE)
            .globally()
            .allowAttributes("align", "valign")
            .matching(WORD)
            .globally()
            .allowAttributes("bgcolor", "color")
            .matching(COLOUR)
            .globally()
            .allowAttributes("face")
            .matching(FONT)
            .onElements("font")
            .allowAttributes("start", "type")
            .matching(ITEM_COUNT)
            .onElements("ol", "ul", "li")
            .allowAttributes("nowrap")
            .onElements("td", "th")
            .allowStyling(STYLES)
            .toFactory();

    private HtmlPolicy() {}

    static String sanitise(String html) {
        return POLICY.sanitize(HtmlStyles.inlined(html));
    }
}
