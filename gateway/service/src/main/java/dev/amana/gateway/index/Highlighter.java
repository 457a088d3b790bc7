package dev.amana.gateway.index;

import dev.amana.gateway.index.TextAnalysis.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Finds what matched in a document's texts, and marks it in short pieces of escaped HTML. */
@Component
class Highlighter {
    private static final int MAX_PIECES = 3;
    private static final int MAX_CHARACTERS = 16_000;
    private static final int BEFORE = 50;
    private static final int PIECE = 180;

    private final TextAnalysis analysis;

    Highlighter(TextAnalysis analysis) {
        this.analysis = analysis;
    }

    /** The pieces with the most matches, from at most so many texts. */
    List<String> highlights(SearchText searched, List<String> texts) {
        List<Piece> pieces = new ArrayList<>();
        int read = 0;
        for (String text : texts) {
            List<Span> spans = spans(searched, text);
            if (!spans.isEmpty()) {
                pieces.add(best(text, spans));
            }
            read += text.length();
            if (read > MAX_CHARACTERS) {
                break;
            }
        }
        return pieces.stream()
                .sorted(Comparator.comparingInt((Piece piece) -> -piece.marks().size()))
                .limit(MAX_PIECES)
                .map(Piece::html)
                .toList();
    }

    /** In the order of the text, none overlapping. */
    private List<Span> spans(SearchText searched, String text) {
        TreeMap<Integer, Integer> ends = new TreeMap<>();
        for (Language language : searched.languages()) {
            for (Token token : analysis.tokens(language, text)) {
                if (searched.matches(language, token.term()) && token.end() > token.start()) {
                    ends.merge(token.start(), token.end(), Math::max);
                }
            }
        }
        List<Span> spans = new ArrayList<>();
        ends.forEach((start, end) -> {
            if (spans.isEmpty() || start >= spans.getLast().end()) {
                spans.add(new Span(start, end));
            }
        });
        return spans;
    }

    private static Piece best(String text, List<Span> spans) {
        int bestFrom = 0;
        int bestCount = 0;
        for (int i = 0; i < spans.size(); i++) {
            int count = 1;
            while (i + count < spans.size()
                    && spans.get(i + count).end() - spans.get(i).start() < PIECE - BEFORE) {
                count++;
            }
            if (count > bestCount) {
                bestFrom = i;
                bestCount = count;
            }
        }
        List<Span> marks = spans.subList(bestFrom, bestFrom + bestCount);
        int from = borderBefore(text, marks.getFirst().start() - BEFORE);
        int to = Math.max(marks.getLast().end(), borderAfter(text, from + PIECE));
        return new Piece(text, from, to, marks);
    }

    private static int borderBefore(String text, int wanted) {
        if (wanted <= 0) {
            return 0;
        }
        int space = text.indexOf(' ', wanted);
        int border = space >= 0 && space < wanted + BEFORE / 2 ? space + 1 : wanted;
        return Character.isLowSurrogate(text.charAt(border)) ? border + 1 : border;
    }

    private static int borderAfter(String text, int wanted) {
        if (wanted >= text.length()) {
            return text.length();
        }
        int space = text.lastIndexOf(' ', wanted);
        int border = space > wanted - BEFORE ? space : wanted;
        return Character.isLowSurrogate(text.charAt(border)) ? border + 1 : border;
    }

    private record Span(int start, int end) {}

    private record Piece(String text, int from, int to, List<Span> marks) {
        String html() {
            StringBuilder html = new StringBuilder(from > 0 ? "…" : "");
            int at = from;
            for (Span mark : marks) {
                html.append(escaped(at, mark.start())).append("<mark>");
                html.append(escaped(mark.start(), mark.end())).append("</mark>");
                at = mark.end();
            }
            return html.append(escaped(at, to))
                    .append(to < text.length() ? "…" : "")
                    .toString();
        }

        private String escaped(int start, int end) {
            return HtmlUtils.htmlEscape(text.substring(start, end), "UTF-8");
        }
    }
}
