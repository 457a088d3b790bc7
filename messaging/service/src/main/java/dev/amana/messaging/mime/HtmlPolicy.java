package dev.amana.messaging.mime;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The HTML that is relayed: looks, tables, links and inline pictures that came along. No scripts, forms, frames, and
 * nothing that is fetched when the mail is opened. What a reader sees of it is what {@link HtmlText} reads.
 */
final class HtmlPolicy {
    private static final Pattern INLINE_PICTURE = Pattern.compile("cid:[^\\s\"'<>]{1,250}", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,5}(?:px|%)?");
    private static final Pattern COLOUR = Pattern.compile("#?[A-Za-z0-9]{1,30}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{1,20}");
    private static final Pattern FONT = Pattern.compile("[\\w\\s,'-]{1,100}");
    private static final Pattern ITEM_COUNT = Pattern.compile("[0-9]{1,5}|[aAiI]|disc|circle|square");
    /** What shows text in another order or place than it is written in, which is how those read it who judge it. */
    private static final Set<String> MOVES_TEXT =
            Set.of("direction", "unicode-bidi", "text-indent", "letter-spacing", "word-spacing");

    private static final CssSchema STYLES = CssSchema.union(
            CssSchema.withProperties(CssSchema.DEFAULT.allowedProperties().stream()
                    .filter(property -> !MOVES_TEXT.contains(property))
                    .toList()),
            CssSchema.withProperties(List.of("border-collapse", "border-spacing", "max-width", "min-width")));
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
                    "abbr")
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
        return PlainSight.of(POLICY.sanitize(HtmlStyles.inlined(html)));
    }
}
