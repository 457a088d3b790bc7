package dev.amana.messaging.party;

import static dev.amana.platform.personal.RetentionClass.PROFILE;

import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The parties as they are known now. */
@Component
public class Parties {
    private final JdbcClient jdbc;
    private final Vault vault;

    Parties(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Keeps what is newer than what is known. An address that cannot be read (its key is gone) is not kept. */
    public void put(Party party, Instant knownAt) {
        Optional<EmailAddress> address =
                Optional.ofNullable(party.email()).flatMap(Personal::reveal).flatMap(EmailAddress::parse);
        if (address.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into party (party_id, email_ciphertext, email_hash, name_ciphertext, locale, country, known_at)
                values (:id, :email, :hash, :name, :locale, :country, :knownAt)
                on conflict (party_id) do update set email_ciphertext = excluded.email_ciphertext,
                    email_hash = excluded.email_hash, name_ciphertext = excluded.name_ciphertext,
                    locale = excluded.locale, country = excluded.country, known_at = excluded.known_at,
                    erased_at = null
                where party.known_at <= excluded.known_at
                    and (party.erased_at is null or party.erased_at < excluded.known_at)
                """)
                .param("id", party.partyId())
                .param("email", ciphertext(party.email()))
                .param("hash", vault.lookupHash(address.get().canonical()))
                .param("name", ciphertext(party.name()))
                .param("locale", party.locale())
                .param("country", party.country())
                .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    public Optional<Party> find(String partyId) {
        return jdbc.sql("select * from party where party_id = :id")
                .param("id", partyId)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Forgets address and name; what came before this moment does not bring them back. */
    public void erase(String partyId, Instant at) {
        jdbc.sql("""
                update party set email_ciphertext = null, email_hash = null, name_ciphertext = null, erased_at = :at
                where party_id = :id
                """)
                .param("id", partyId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Party read(ResultSet row) throws SQLException {
        String id = row.getString("party_id");
        return new Party(
                id,
                open(id, row.getString("email_ciphertext")),
                open(id, row.getString("name_ciphertext")),
                row.getString("locale"),
                row.getString("country"));
    }

    private @Nullable String ciphertext(@Nullable Personal personal) {
        return personal == null ? null : vault.seal(personal).ciphertext();
    }

    private @Nullable Personal open(String partyId, @Nullable String ciphertext) {
        return ciphertext == null ? null : vault.open(new SealedText(partyId, PROFILE.wireName(), ciphertext));
    }
}
