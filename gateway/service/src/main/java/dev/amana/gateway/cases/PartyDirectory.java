package dev.amana.gateway.cases;

import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Who the parties of cases are, as the marketplace said last. An address is found by its keyed hash only. */
@Component
public class PartyDirectory {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Vault vault;

    PartyDirectory(JdbcClient jdbc, JsonMapper json, Vault vault) {
        this.jdbc = jdbc;
        this.json = json;
        this.vault = vault;
    }

    public void register(Registration party) {
        // An erased party that is read again from the topic has no address any more, and so no hash.
        Optional<String> hash = vault.open(party.email()).reveal().map(this::hash);
        jdbc.sql("""
                insert into case_party as p (party_id, role, locale, country, registered_at, email, name, email_hash)
                values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, nullif(?, ''))
                on conflict (party_id) do update
                set role = excluded.role, locale = excluded.locale, country = excluded.country,
                    registered_at = excluded.registered_at, email = excluded.email, name = excluded.name,
                    email_hash = excluded.email_hash
                where p.registered_at <= excluded.registered_at""")
                .params(
                        party.partyId(),
                        party.role(),
                        party.locale(),
                        party.country(),
                        party.registeredAt().atOffset(ZoneOffset.UTC),
                        json.writeValueAsString(party.email()),
                        json.writeValueAsString(party.name()),
                        hash.orElse(""))
                .update();
    }

    public List<String> findByAddress(String address) {
        return jdbc.sql("select party_id from case_party where email_hash = ? order by party_id limit 100")
                .param(hash(address))
                .query(String.class)
                .list();
    }

    public Map<String, Party> find(Collection<String> partyIds) {
        Map<String, Party> parties = new HashMap<>();
        jdbc.sql("select party_id, role, locale, country from case_party where party_id = any(?)")
                .param(partyIds.toArray(String[]::new))
                .query(Party.class)
                .list()
                .forEach(party -> parties.put(party.partyId(), party));
        return parties;
    }

    /** The real name and address, for those who gave a reason; null where erased or unknown. */
    public Contact contact(String partyId) {
        return jdbc.sql("select name, email from case_party where party_id = ?")
                .param(partyId)
                .query((row, number) -> new Contact(reveal(row.getString(1)), reveal(row.getString(2))))
                .optional()
                .orElse(new Contact(null, null));
    }

    /** Drops what finds or names the person; the rest has no personal meaning. */
    public void forget(String partyId) {
        jdbc.sql("update case_party set email = null, name = null, email_hash = null where party_id = ?")
                .param(partyId)
                .update();
    }

    private @Nullable String reveal(@Nullable String sealed) {
        return sealed == null
                ? null
                : vault.open(json.readValue(sealed, SealedText.class)).reveal().orElse(null);
    }

    private String hash(String address) {
        return vault.lookupHash(address.strip().toLowerCase(Locale.ROOT));
    }

    /** A party in full, as the marketplace registered it. */
    public record Registration(
            String partyId,
            String role,
            SealedText email,
            SealedText name,
            String locale,
            String country,
            Instant registeredAt) {}

    public record Party(String partyId, String role, String locale, String country) {}

    public record Contact(@Nullable String name, @Nullable String email) {}
}
