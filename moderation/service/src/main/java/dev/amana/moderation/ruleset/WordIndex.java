package dev.amana.moderation.ruleset;

import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.monitor.HighlightsMatch;
import org.apache.lucene.monitor.HighlightsMatch.Hit;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.TermFilteredPresearcher;

/** Finds the word queries that a message matches. The presearcher looks only at those of which a word occurs. */
final class WordIndex implements AutoCloseable {
    static final String OWN = "own";
    static final String QUOTED = "quoted";
    /** More than are ever taken out one by one, so that none is overlooked. */
    private static final int MOST_PLACES = 60;

    private static final int NEVER_DAYS = 10_000;
    private static final FieldType INDEXED = new FieldType();

    static {
        INDEXED.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        INDEXED.setTokenized(true);
        INDEXED.freeze();
    }

    /**
     * @param part which text of that voice
     * @param start in the original, in UTF-16 units
     * @param end exclusive
     */
    record Found(Place place, int part, int start, int end) {}

    private final Monitor monitor;
    private final Normaliser normaliser;
    private final QueryWords words;
    private final int queries;

    WordIndex(Collection<SetRule> rules, Normaliser normaliser) {
        this.normaliser = normaliser;
        this.words = new QueryWords(rules);
        try {
            // Nothing is ever replaced in it, so there is nothing to purge.
            MonitorConfiguration configuration = new MonitorConfiguration();
            configuration.setPurgeFrequency(NEVER_DAYS, TimeUnit.DAYS);
            this.monitor = new Monitor(new NoAnalyzer(), new TermFilteredPresearcher(), configuration);
            List<MonitorQuery> watched = rules.stream()
                    .filter(rule -> rule.words() != null)
                    .map(rule -> new MonitorQuery(rule.id(), rule.words()))
                    .toList();
            this.queries = watched.size();
            if (!watched.isEmpty()) {
                monitor.register(watched);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** By rule: where its words stand, the first places. */
    Map<String, List<Found>> find(Message message) {
        TokenLine own = line(message.own(), Place.OWN);
        TokenLine quoted = line(message.quoted(), Place.QUOTED);
        if (queries == 0 || (own.isEmpty() && quoted.isEmpty())) {
            return Map.of();
        }
        Document document = new Document();
        add(document, OWN, own);
        add(document, QUOTED, quoted);
        Map<String, List<Found>> found = new LinkedHashMap<>();
        try {
            for (HighlightsMatch match :
                    monitor.match(document, HighlightsMatch.MATCHER).getMatches()) {
                List<Found> places = found.computeIfAbsent(match.getQueryId(), id -> new ArrayList<>());
                add(match, OWN, own, places);
                add(match, QUOTED, quoted, places);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return found;
    }

    /** Texts come as tokens already. */
    private static final class NoAnalyzer extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            throw new IllegalStateException("nothing is analysed here");
        }
    }

    private static void add(Document document, String field, TokenLine line) {
        if (!line.isEmpty()) {
            document.add(new Field(field, line, INDEXED));
        }
    }

    private TokenLine line(List<String> texts, Place place) {
        TokenLine line = new TokenLine(words::asks);
        for (int part = 0; part < texts.size(); part++) {
            if (!texts.get(part).isBlank()) {
                Normaliser.Views views = normaliser.literalViews(texts.get(part), words.vocabulary());
                line.add(views.plain(), place, part);
                line.add(views.onlyUnmasked(), place, part);
            }
        }
        return line;
    }

    private static void add(HighlightsMatch match, String field, TokenLine line, List<Found> places) {
        for (Hit hit : match.getHits(field)) {
            TokenLine.Placed from = line.at(hit.startPosition());
            TokenLine.Placed to = line.at(hit.endPosition());
            int start = Math.min(from.token().start(), to.token().start());
            int end = Math.max(from.token().end(), to.token().end());
            Found found = new Found(from.place(), from.part(), start, end);
            if (places.size() < MOST_PLACES && !places.contains(found)) {
                places.add(found);
            }
        }
    }

    @Override
    public void close() {
        try {
            monitor.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
