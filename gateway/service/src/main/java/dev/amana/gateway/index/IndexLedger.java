package dev.amana.gateway.index;

import dev.amana.gateway.cases.CaseRow;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What PostgreSQL knows of the index: which revision of each case it holds, and which index is in use. */
@Component
class IndexLedger {
    private static final int MAX_DELAY_SECONDS = 300;

    /** After a good minute. It is tried again nevertheless, but nothing waits for it. */
    private static final int GIVEN_UP_ATTEMPTS = 6;

    private final JdbcClient jdbc;

    IndexLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was written to an index that is not written to any more does not count: a rebuild has begun meanwhile. Nor
     * does an earlier epoch, because a row that was rebuilt counts from the beginning.
     */
    void indexed(Collection<CaseRow> rows, String index) {
        jdbc.sql("""
                update case_record c set indexed_revision = greatest(c.indexed_revision, n.revision), index_attempts = 0
                from unnest(?::text[], ?::int[], ?::bigint[]) as n (case_id, epoch, revision)
                where c.case_id = n.case_id and c.epoch = n.epoch
                  and exists (select from case_index where write_index = ?)""")
                .params(
                        rows.stream().map(CaseRow::caseId).toArray(String[]::new),
                        rows.stream().map(CaseRow::epoch).toArray(Integer[]::new),
                        rows.stream().map(CaseRow::revision).toArray(Long[]::new),
                        index)
                .update();
    }

    /** The document was refused: later again, ever more seldom, so that it does not keep others from their turn. */
    void refused(CaseRow row) {
        jdbc.sql("""
                update case_record set index_attempts = index_attempts + 1,
                    index_due = now() + make_interval(secs => least(power(2, least(index_attempts, 20)), ?))
                where case_id = ?""").params(MAX_DELAY_SECONDS, row.caseId()).update();
    }

    void everythingToIndex() {
        jdbc.sql("update case_record set indexed_revision = 0, index_attempts = 0, index_due = '-infinity'")
                .update();
    }

    /** Without the documents that are refused again and again. */
    boolean anythingToIndex() {
        return jdbc.sql("select exists (select from case_record where indexed_revision < revision"
                        + " and index_attempts < ?)")
                .param(GIVEN_UP_ATTEMPTS)
                .query(Boolean.class)
                .single();
    }

    /** How many cases searches do not find as they are, because Elasticsearch keeps refusing their documents. */
    long refused() {
        return jdbc.sql("select count(*) from case_record where indexed_revision < revision and index_attempts >= ?")
                .param(GIVEN_UP_ATTEMPTS)
                .query(Long.class)
                .single();
    }

    Optional<Names> names() {
        return jdbc.sql("select read_index, write_index from case_index")
                .query(Names.class)
                .optional();
    }

    /** The first to choose wins. */
    Names choose(String index) {
        jdbc.sql("insert into case_index (read_index, write_index) values (?, ?) on conflict do nothing")
                .params(index, index)
                .update();
        return names().orElseThrow();
    }

    void writeTo(String index) {
        jdbc.sql("update case_index set write_index = ?").param(index).update();
    }

    void readFrom(String index) {
        jdbc.sql("update case_index set read_index = ? where write_index = ?")
                .params(index, index)
                .update();
    }

    /** They differ while the index is rebuilt. */
    record Names(String readIndex, String writeIndex) {
        boolean rebuilding() {
            return !readIndex.equals(writeIndex);
        }

        /** All that hold texts. */
        List<String> inUse() {
            return rebuilding() ? List.of(writeIndex, readIndex) : List.of(writeIndex);
        }
    }
}
