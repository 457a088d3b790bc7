package dev.amana.messaging.mime;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** HTML as plain text: lines where blocks are, {@code >} before what is quoted. */
final class HtmlText implements NodeVisitor {
    private static final Set<String> UNSEEN = Set.of("style", "script", "head", "title", "template", "noscript");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "tr",
            "table",
            "ul",
            "ol",
            "li",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "pre",
            "blockquote",
            "section",
            "article",
            "header",
            "footer",
            "center",
            "dl",
            "dt",
            "dd",
            "hr",
            "address",
            "fieldset");
    private static final int MOST_CHARACTERS = 2_000_000;

    private final StringBuilder text = new StringBuilder();
    private int quoteDepth;
    private int unseen;
    private int preformatted;
    private boolean lineStart = true;

    static String of(String html) {
        return of(Jsoup.parse(html));
    }

    static String of(Document document) {
        HtmlText visitor = new HtmlText();
        document.body().traverse(visitor);
        return visitor.text
                .toString()
                .replaceAll("[ \\t\\u00a0]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.getWholeText());
        } else if (node instanceof Element element) {
            open(element.normalName());
        }
    }

    private void open(String name) {
        if (UNSEEN.contains(name)) {
            unseen++;
        }
        if (BLOCKS.contains(name)) {
            endLine();
        }
        switch (name) {
            case "br" -> newLine();
            case "blockquote" -> quoteDepth++;
            case "pre" -> preformatted++;
            case "li" -> append("- ");
            default -> {}
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        String name = element.normalName();
        if (BLOCKS.contains(name)) {
            endLine();
        }
        switch (name) {
            case "blockquote" -> quoteDepth--;
            case "pre" -> preformatted--;
            case "p" -> newLine();
            case "td", "th" -> append(" ");
            default -> {
                if (UNSEEN.contains(name)) {
                    unseen--;
                }
            }
        }
    }

    private void append(String words) {
        if (unseen > 0 || text.length() > MOST_CHARACTERS) {
            return;
        }
        if (preformatted > 0) {
            words.lines().forEach(line -> {
                put(line);
                endLine();
            });
            return;
        }
        String collapsed = words.replaceAll("[ \\t\\r\\n\\f]+", " ");
        put(lineStart ? collapsed.stripLeading() : collapsed);
    }

    private void put(String words) {
        if (words.isEmpty()) {
            return;
        }
        startLine();
        text.append(words);
        lineStart = false;
    }

    private void startLine() {
        if (lineStart && quoteDepth > 0) {
            text.repeat('>', quoteDepth).append(' ');
        }
    }

    private void endLine() {
        if (!lineStart) {
            text.append('\n');
            lineStart = true;
        }
    }

    private void newLine() {
        if (lineStart && quoteDepth > 0) {
            text.repeat('>', quoteDepth);
        }
        text.append('\n');
        lineStart = true;
    }
}
