package dev.amana.gateway.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Cuts texts into the tokens that are indexed and searched; both sides use the same cut, so they meet. */
@Component
class TextAnalysis implements DisposableBean {
    private final Map<Language, Analyzer> analyzers = new EnumMap<>(Map.of(
            Language.ICU, new FoldingAnalyzer(),
            Language.EN, new EnglishAnalyzer(),
            Language.DE, new GermanAnalyzer(),
            Language.AR, new ArabicAnalyzer(),
            Language.JA, new JapaneseAnalyzer()));

    /** In the order of the text, with where each one stands in it. */
    List<Token> tokens(Language language, String text) {
        Analyzer analyzer = analyzers.get(language);
        if (analyzer == null) {
            throw new IllegalArgumentException("No analyser for " + language);
        }
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            List<Token> tokens = new ArrayList<>();
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(new Token(term.toString(), offset.startOffset(), offset.endOffset()));
            }
            stream.end();
            return tokens;
        } catch (IOException e) {
            throw new UncheckedIOException("reading a text in memory", e);
        }
    }

    /** The tokens as one text for a field that is cut at spaces. */
    String spaced(Language language, String text) {
        return tokens(language, text).stream()
                .map(token -> token.term().replace(' ', '_'))
                .collect(Collectors.joining(" "));
    }

    @Override
    public void destroy() {
        analyzers.values().forEach(Analyzer::close);
    }

    record Token(String term, int start, int end) {}

    /** Unicode's word boundaries, then case, accents, widths and digits folded: for every script there is. */
    private static final class FoldingAnalyzer extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            ICUTokenizer tokenizer = new ICUTokenizer();
            return new TokenStreamComponents(tokenizer, new ICUFoldingFilter(tokenizer));
        }
    }
}
