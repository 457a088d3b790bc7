package dev.amana.bench.screening;

import dev.amana.bench.screening.Samples.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.search.PhraseQuery;

/** Lucene Monitor as it comes, with its standard analyser: words as they stand, and nothing else. */
final class MonitorEngine implements Engine {
    private static final String FIELD = "text";

    private final Analyzer analyzer = new StandardAnalyzer();
    private final Monitor monitor;

    MonitorEngine(List<Phrase> phrases) {
        try {
            monitor = new Monitor(analyzer, new TermFilteredPresearcher());
            List<MonitorQuery> queries = new ArrayList<>();
            for (int i = 0; i < phrases.size(); i++) {
                queries.add(new MonitorQuery(
                        "r" + i, new PhraseQuery(FIELD, phrases.get(i).words().split(" "))));
            }
            monitor.register(queries);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public String label() {
        return "Lucene Monitor alone";
    }

    @Override
    public int matches(String message) {
        try {
            Document document = new Document();
            document.add(new TextField(FIELD, message, Field.Store.NO));
            return monitor.match(document, QueryMatch.SIMPLE_MATCHER).getMatchCount();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
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
