package dev.amana.messaging.mime;

import dev.amana.messaging.mime.Readings.Range;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** Replacement in HTML or XML, where an address may run across tags, entities and percent-encoded attributes. */
final class TreeReplacement {
    private static final String MAILTO = "mailto:";

    private final List<Slice> slices = new ArrayList<>();
    private final Predicate<Element> endsLine;
    private boolean lineEnds;
    /** The text of all slices until one is changed. */
    private @Nullable Readings whole;

    /** A text node and where its text begins in the text of the whole document. */
    private static final class Slice {
        private final TextNode node;
        private final StringBuilder text;
        private final boolean startsLine;
        private int start;
        private boolean changed;

        Slice(TextNode node, boolean startsLine) {
            this.node = node;
            this.startsLine = startsLine;
            String written = node.getWholeText();
            this.text = new StringBuilder(DirectionOverrides.without(written));
            this.changed = text.length() < written.length();
        }

        /** What stands in Base64 and the like runs across no elements. */
        private void withoutEncoded(Replacement replacement) {
            String before = text.toString();
            String after = replacement.withoutEncoded(before);
            if (!after.equals(before)) {
                text.replace(0, text.length(), after);
                changed = true;
            }
        }
    }

    private TreeReplacement(Predicate<Element> endsLine) {
        this.endsLine = endsLine;
    }

    static void apply(Element root, Replacement replacement, Predicate<Element> endsLine) {
        TreeReplacement work = new TreeReplacement(endsLine);
        NodeTraversor.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        work.collect(node, replacement);
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        work.lineEnds |= work.breaksLine(node);
                    }
                },
                root);
        replacement.rules().forEach(work::apply);
        work.slices.forEach(slice -> slice.withoutEncoded(replacement));
        work.slices.stream().filter(slice -> slice.changed).forEach(slice -> slice.node.text(slice.text.toString()));
    }

    private void collect(Node node, Replacement replacement) {
        if (node instanceof TextNode words) {
            slices.add(new Slice(words, lineEnds));
            lineEnds = false;
        } else if (node instanceof Element element) {
            lineEnds |= breaksLine(node);
            element.attributes().asList().forEach(attribute -> inAttribute(element, attribute, replacement));
        }
    }

    private boolean breaksLine(Node node) {
        return node instanceof Element element && endsLine.test(element);
    }

    private static void inAttribute(Element element, Attribute attribute, Replacement replacement) {
        String value = replacement.inText(attribute.getValue());
        String decoded = new String(HeaderParameters.percentDecode(value), StandardCharsets.UTF_8);
        if (value.equals(attribute.getValue()) && decoded.equals(value)) {
            return; // Nothing was found in the very same text.
        }
        String replaced = replacement.inText(decoded);
        if (replaced.equals(decoded)) {
            if (!value.equals(attribute.getValue())) {
                element.attr(attribute.getKey(), value);
            }
        } else if (decoded.toLowerCase(Locale.ROOT).startsWith(MAILTO)) {
            element.attr(attribute.getKey(), replaced);
        } else {
            // A link that carries the address in its own encoding: without it nothing is lost, with it all is.
            element.removeAttr(attribute.getKey());
        }
    }

    private void apply(Replacement.Rule rule) {
        if (whole == null) {
            whole = new Readings(whole());
        }
        List<Range> matches = rule.in(whole);
        // From the end, so that earlier positions stay valid.
        for (Range match : matches.reversed()) {
            replace(match.start(), match.end(), rule.with());
            whole = null;
        }
    }

    private String whole() {
        StringBuilder all = new StringBuilder();
        for (Slice slice : slices) {
            if (slice.startsLine) {
                all.append('\n');
            }
            slice.start = all.length();
            all.append(slice.text);
        }
        return all.toString();
    }

    private void replace(int start, int end, String with) {
        String rest = with;
        for (Slice slice : slices) {
            int from = Math.max(start, slice.start);
            int to = Math.min(end, slice.start + slice.text.length());
            if (from < to) {
                slice.text.replace(from - slice.start, to - slice.start, rest);
                slice.changed = true;
                rest = "";
            }
        }
    }
}
