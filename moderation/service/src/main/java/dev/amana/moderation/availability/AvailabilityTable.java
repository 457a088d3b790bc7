package dev.amana.moderation.availability;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code availability_ruling}; it is only ever added to. */
@Component
public class AvailabilityTable {
    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    AvailabilityTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(RulingView ruling) {
        jdbc.sql("""
                insert into availability_ruling (availability_id, revision, recorded_at, jurisdictions, ruling)
                values (:id, :revision, :recorded, :jurisdictions, :ruling::jsonb)
                on conflict (availability_id, revision) do nothing""")
                .param("id", ruling.availabilityId())
                .param("revision", ruling.revision())
                .param("recorded", Timestamp.from(ruling.ruling().recordedAt()))
                .param("jurisdictions", ruling.terms().jurisdictions().toArray(String[]::new))
                .param("ruling", json.writeValueAsString(ruling))
                .update();
    }

    /**
     * The last ruling on each order that was known at {@code known}, newest orders first.
     *
     * @param jurisdiction a country, or a subdivision to which the orders for its country apply too; null for all
     */
    public List<RulingView> lastKnown(@Nullable String jurisdiction, Instant known, int size, int offset) {
        return jdbc
                .sql("""
                select ruling from (
                    select distinct on (availability_id) availability_id, recorded_at, jurisdictions, ruling
                    from availability_ruling where recorded_at <= :known
                    order by availability_id, revision desc) last
                where :any or jurisdictions && :jurisdictions::text[]
                order by recorded_at desc, availability_id limit :size offset :offset""")
                .param("known", Timestamp.from(known))
                .param("any", jurisdiction == null)
                .param("jurisdictions", jurisdiction == null ? new String[0] : withCountry(jurisdiction))
                .param("size", size)
                .param("offset", offset)
                .query(String.class)
                .list()
                .stream()
                .map(this::read)
                .toList();
    }

    /** The last ruling on each order by which the subject is unavailable now or will be, newest orders first. */
    public List<RulingView> standing(String subject, Instant now, int most) {
        return jdbc
                .sql("""
                select ruling from (
                    select distinct on (availability_id) availability_id, recorded_at, ruling
                    from availability_ruling order by availability_id, revision desc) last
                where exists (
                    select from jsonb_array_elements(ruling -> 'effects') effect,
                        jsonb_array_elements(effect -> 'inForce') span
                    where effect -> 'scope' ->> 'subject' = :subject
                        and (span ->> 'until' is null or (span ->> 'until')::timestamptz > :now))
                order by recorded_at desc, availability_id limit :most""")
                .param("subject", subject)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(String.class)
                .list()
                .stream()
                .map(this::read)
                .toList();
    }

    /** Oldest first. */
    public List<RulingView> history(String availabilityId) {
        return jdbc
                .sql("select ruling from availability_ruling where availability_id = :id order by revision")
                .param("id", availabilityId)
                .query(String.class)
                .list()
                .stream()
                .map(this::read)
                .toList();
    }

    void clear() {
        jdbc.sql("truncate availability_ruling").update();
    }

    private RulingView read(String stored) {
        return json.readValue(stored, RulingView.class);
    }

    private static String[] withCountry(String jurisdiction) {
        int hyphen = jurisdiction.indexOf('-');
        return hyphen < 0
                ? new String[] {jurisdiction}
                : new String[] {jurisdiction, jurisdiction.substring(0, hyphen)};
    }
}
