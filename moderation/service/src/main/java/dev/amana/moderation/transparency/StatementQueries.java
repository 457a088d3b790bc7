package dev.amana.moderation.transparency;

import dev.amana.moderation.transparency.TransparencyTable.Numbered;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads statements of reasons in portions, as the EU's database takes them. */
@Component
public class StatementQueries {
    /** So many does one submission take. */
    public static final int MOST_AT_ONCE = 100;

    private final TransparencyTable table;

    StatementQueries(TransparencyTable table) {
        this.table = table;
    }

    /** @param next what to pass as {@code after} for the next portion; null on the last one */
    public record Portion(
            List<StatementOfReasons> statements, @Nullable Long next) {}

    /** @param after as told with the portion before; 0 for the first */
    public Portion portion(Period period, long after) {
        List<Numbered> found = table.statements(period.start(), period.end(), after, MOST_AT_ONCE + 1);
        boolean more = found.size() > MOST_AT_ONCE;
        List<Numbered> shown = more ? found.subList(0, MOST_AT_ONCE) : found;
        return new Portion(
                shown.stream().map(Numbered::statement).toList(),
                more ? shown.getLast().position() : null);
    }
}
