package dev.amana.messaging.party;

import static dev.amana.platform.personal.RetentionClass.PROFILE;

import dev.amana.platform.Ids;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Addresses from which a party writes beside the one that the marketplace knows. One that the party adds counts once a mail
 * to it was confirmed; one that the marketplace adds counts at once.
 */
@Component
public class SenderAddresses {
    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Parties parties;
    private final Changes changes;
    private final Ids ids;
    private final Clock clock;

    SenderAddresses(JdbcClient jdbc, Vault vault, Parties parties, Changes changes, Ids ids, Clock clock) {
        this.changes = changes;
        this.jdbc = jdbc;
        this.vault = vault;
        this.parties = parties;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param address empty when it can no longer be read */
    public record Row(String id, String partyId, String address, boolean verified) {}

    /**
     * Empty where the party has that many or ever was known by too many, is unknown or erased, or the address is there already.
     *
     * @param token by which it will be confirmed; null where it counts at once
     */
    public Optional<Row> add(String partyId, EmailAddress address, @Nullable String token, int most) {
        if (parties.find(partyId).map(Party::email).isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Personal sealed = Personal.of(partyId, PROFILE, address.canonical());
        String id = ids.next();
        int added = jdbc.sql("""
                insert into sender_address (address_id, party_id, hash, ciphertext, token_hash, added_at, verified_at)
                select :id, :party, :hash, :ciphertext, :token, :at, :verified
                where (select count(*) from sender_address where party_id = :party) < :most
                    and (select count(*) from party_identity where party_id = :party) < :everKnown
                on conflict (party_id, hash) do nothing
                """)
                .param("id", id)
                .param("party", partyId)
                .param("hash", vault.lookupHash(address.canonical()))
                .param("ciphertext", vault.seal(sealed).ciphertext())
                .param("token", token == null ? null : vault.lookupHash(token))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("verified", token == null ? now.atOffset(ZoneOffset.UTC) : null)
                .param("most", most)
                .param("everKnown", Parties.MOST_IDENTITIES)
                .update();
        if (added == 0) {
            return Optional.empty();
        }
        changes.note();
        if (token == null) {
            parties.addAddress(partyId, address, now);
        }
        return Optional.of(new Row(id, partyId, address.canonical(), token == null));
    }

    /** The one that waits for this token. */
    public Optional<Row> waiting(String token) {
        return jdbc.sql("select * from sender_address where token_hash = :token and verified_at is null")
                .param("token", vault.lookupHash(token))
                .query((row, number) -> read(row))
                .optional();
    }

    public void verify(Row row) {
        Instant now = clock.instant();
        jdbc.sql("update sender_address set verified_at = :at, token_hash = null where address_id = :id")
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("id", row.id())
                .update();
        changes.note();
        EmailAddress.parse(row.address()).ifPresent(address -> parties.addAddress(row.partyId(), address, now));
    }

    public List<Row> of(String partyId) {
        return jdbc.sql("select * from sender_address where party_id = :party order by address_id")
                .param("party", partyId)
                .query((row, number) -> read(row))
                .list();
    }

    public boolean remove(String partyId, String id) {
        int removed = jdbc.sql("delete from sender_address where party_id = :party and address_id = :id")
                .param("party", partyId)
                .param("id", id)
                .update();
        changes.note();
        return removed > 0;
    }

    /** Forgets those that nobody confirmed in time; tells whether there may be more. */
    public boolean expire(Instant addedBefore) {
        return jdbc.sql("""
                delete from sender_address where address_id in (select address_id from sender_address
                    where verified_at is null and added_at < :before limit :batch)
                """)
                        .param("before", addedBefore.atOffset(ZoneOffset.UTC))
                        .param("batch", BATCH)
                        .update()
                == BATCH;
    }

    private Row read(ResultSet row) throws SQLException {
        String partyId = row.getString("party_id");
        Personal address = vault.open(new SealedText(partyId, PROFILE.wireName(), row.getString("ciphertext")));
        return new Row(
                row.getString("address_id"), partyId, address.revealOr(""), row.getObject("verified_at") != null);
    }
}
