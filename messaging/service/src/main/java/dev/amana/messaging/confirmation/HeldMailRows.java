package dev.amana.messaging.confirmation;

import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.personal.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class HeldMailRows {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Vault vault;

    HeldMailRows(JdbcClient jdbc, JsonMapper json, Vault vault) {
        this.jdbc = jdbc;
        this.json = json;
        this.vault = vault;
    }

    long waiting(String partyId) {
        return jdbc.sql("select count(*) from held_mail where party_id = :party")
                .param("party", partyId)
                .query(Long.class)
                .single();
    }

    /** False where the same mail waits already. */
    boolean add(HeldMail mail, String token, Instant expiresAt) {
        return jdbc.sql("""
                insert into held_mail (mail_id, party_id, alias, original, token_hash, received_at, expires_at)
                values (:id, :party, :alias, :original::jsonb, :token, :receivedAt, :expiresAt) on conflict do nothing
                """)
                        .param("id", mail.id())
                        .param("party", mail.partyId())
                        .param("alias", mail.alias())
                        .param("original", json.writeValueAsString(mail.original()))
                        .param("token", vault.lookupHash(token))
                        .param("receivedAt", mail.receivedAt().atOffset(ZoneOffset.UTC))
                        .param("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    Optional<HeldMail> find(String token) {
        return jdbc.sql("select * from held_mail where token_hash = :token")
                .param("token", vault.lookupHash(token))
                .query((row, number) -> read(row))
                .optional();
    }

    List<HeldMail> expired(Instant now, int most) {
        return jdbc.sql("select * from held_mail where expires_at < :now order by expires_at limit :most")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    void keep(HeldMail mail, Instant expiresAt) {
        jdbc.sql("update held_mail set expires_at = :expiresAt where mail_id = :id")
                .param("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
                .param("id", mail.id())
                .update();
    }

    void remove(HeldMail mail) {
        jdbc.sql("delete from held_mail where mail_id = :id")
                .param("id", mail.id())
                .update();
    }

    void forget(String partyId) {
        jdbc.sql("delete from held_mail where party_id = :party")
                .param("party", partyId)
                .update();
    }

    private HeldMail read(ResultSet row) throws SQLException {
        return new HeldMail(
                row.getString("mail_id"),
                row.getString("party_id"),
                row.getString("alias"),
                json.readValue(row.getString("original"), BlobRef.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant());
    }
}
