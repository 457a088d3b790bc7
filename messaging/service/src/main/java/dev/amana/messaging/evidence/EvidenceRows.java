package dev.amana.messaging.evidence;

import dev.amana.messaging.claim.ClaimEvent.EvidenceSealed;
import dev.amana.messaging.claim.EvidenceKind;
import dev.amana.messaging.claim.Party;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.personal.Personal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of evidence: a projection. Who may read is not decided here. */
@Component
public class EvidenceRows {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    EvidenceRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(EvidenceSealed event) {
        jdbc.sql("""
                insert into claim_evidence (claim_id, number, kind, source_id, author_id, by_party, copy, name, type,
                    link, sealed_at)
                values (:claim, :number, :kind, :source, :author, :by, :copy::jsonb, :name::jsonb, :type, :link, :at)
                on conflict do nothing
                """)
                .param("claim", event.matter().claimId())
                .param("number", event.number())
                .param("kind", event.kind().name())
                .param("source", event.sourceId())
                .param("author", event.authorId())
                .param("by", event.by().name())
                .param("copy", json.writeValueAsString(event.copy()))
                .param("name", event.name() == null ? null : json.writeValueAsString(event.name()))
                .param("type", event.type())
                .param("link", event.link())
                .param("at", event.sealedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** In the order of the chain. */
    public List<EvidenceRow> of(String claimId, int after, int limit) {
        return jdbc.sql("select * from claim_evidence where claim_id = ? and number > ? order by number limit ?")
                .params(claimId, after, limit)
                .query((row, number) -> read(row))
                .list();
    }

    /** The latest before a number, in the order of the chain. */
    public List<EvidenceRow> before(String claimId, int before, int limit) {
        return jdbc.sql("""
                select * from claim_evidence where claim_id = ? and number < ? order by number desc limit ?
                """)
                .params(claimId, before, limit)
                .query((row, number) -> read(row))
                .list()
                .reversed();
    }

    /**
     * What a party may know of: what was delivered, and what it wrote or handed in itself; counted without the rest, so that
     * no gap tells of a message that was withheld.
     */
    public List<EvidenceRow> of(String claimId, Party party, int after, int limit) {
        return jdbc.sql("""
                select claim_id, place as number, kind, source_id, author_id, by_party, copy, name, type, link, sealed_at
                from (select *, row_number() over (order by number) as place from claim_evidence
                    where claim_id = :claim and (kind = :delivered or by_party = :party)) known
                where place > :after order by place limit :limit
                """)
                .param("claim", claimId)
                .param("delivered", EvidenceKind.DELIVERED.name())
                .param("party", party.name())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    public Optional<EvidenceRow> find(String claimId, int number) {
        return jdbc.sql("select * from claim_evidence where claim_id = ? and number = ?")
                .params(claimId, number)
                .query((row, index) -> read(row))
                .optional();
    }

    /** @param sourceId the message, or an identifier of the file */
    public Optional<EvidenceRow> find(String claimId, String sourceId, EvidenceKind kind) {
        return jdbc.sql("select * from claim_evidence where claim_id = ? and source_id = ? and kind = ?")
                .params(claimId, sourceId, kind.name())
                .query((row, index) -> read(row))
                .optional();
    }

    void forget(String claimId) {
        jdbc.sql("delete from claim_evidence where claim_id = ?").param(claimId).update();
        jdbc.sql("delete from evidence_due where claim_id = ?").param(claimId).update();
    }

    /** The contents, too: without their key they are noise. */
    void forgetContents(String subject) {
        jdbc.sql("delete from blob where subject = ? and retention = 'claim-evidence'")
                .param(subject)
                .update();
    }

    void clear() {
        jdbc.sql("truncate claim_evidence").update();
    }

    private EvidenceRow read(ResultSet row) throws SQLException {
        String name = row.getString("name");
        return new EvidenceRow(
                row.getString("claim_id"),
                row.getInt("number"),
                EvidenceKind.valueOf(row.getString("kind")),
                row.getString("source_id"),
                row.getString("author_id"),
                Party.valueOf(row.getString("by_party")),
                json.readValue(row.getString("copy"), BlobRef.class),
                name == null ? null : json.readValue(name, Personal.class),
                row.getString("type"),
                row.getString("link"),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant());
    }
}
