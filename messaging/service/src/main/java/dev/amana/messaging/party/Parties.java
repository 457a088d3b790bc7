package dev.amana.messaging.party;

import static dev.amana.platform.personal.RetentionClass.PROFILE;

import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The parties as they are known now, and by what they were known before. */
@Component
public class Parties {
    /**
     * A party that is known by so many adds no address any more. All of them are looked for: what the marketplace tells has no
     * bound but the marketplace's own.
     */
    public static final int MOST_IDENTITIES = 200;

    /** What the party chose goes before what the marketplace told. */
    private static final String FIND = """
            select p.party_id, p.name_ciphertext, p.country, coalesce(p.chosen_locale, p.locale) as locale,
                coalesce(s.ciphertext, p.email_ciphertext) as email_ciphertext
            from party p left join sender_address s
                on s.address_id = p.deliver_to and s.party_id = p.party_id and s.verified_at is not null\s""";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Changes changes;

    Parties(JdbcClient jdbc, Vault vault, Changes changes) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.vault = vault;
    }

    /** Keeps what is newer than what is known; an unknown country takes no known one's place. An address that cannot be read (its key is gone) is not kept. */
    public void put(Party party, Instant knownAt) {
        Optional<EmailAddress> address =
                Optional.ofNullable(party.email()).flatMap(Personal::reveal).flatMap(EmailAddress::parse);
        if (address.isEmpty()) {
            return;
        }
        int kept = jdbc.sql("""
                insert into party (party_id, email_ciphertext, email_hash, name_ciphertext, locale, country, known_at,
                    registered_at)
                values (:id, :email, :hash, :name, :locale, :country, :knownAt, :knownAt)
                on conflict (party_id) do update set email_ciphertext = excluded.email_ciphertext,
                    email_hash = excluded.email_hash, name_ciphertext = excluded.name_ciphertext,
                    locale = excluded.locale, known_at = excluded.known_at,
                    country = case when excluded.country = 'ZZ' then party.country else excluded.country end,
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
        jdbc.sql("update party set registered_at = :at where party_id = :id and registered_at > :at")
                .param("at", knownAt.atOffset(ZoneOffset.UTC))
                .param("id", party.partyId())
                .update();
        changes.note();
        if (kept > 0) {
            remember("address", party.partyId(), party.email(), address.get().canonical(), knownAt);
            remember("name", party.partyId(), party.name(), reveal(party.name()), knownAt);
        }
    }

    /** Another address that a party or a member of staff writes from: known of them from now on, and so to be hidden. */
    public void addAddress(String partyId, EmailAddress address, Instant at) {
        Personal sealed = Personal.of(partyId, PROFILE, address.canonical());
        remember("address", partyId, sealed, address.canonical(), at);
    }

    /** A number that the party is called by; a party that is unknown or erased has none. */
    public void addPhone(String partyId, Personal phone, String country, Instant at) {
        String number = PhoneNumber.international(reveal(phone), country);
        if (find(partyId).map(Party::email).isPresent()) {
            remember("phone", partyId, Personal.of(partyId, PROFILE, number), number, at);
        }
    }

    private void remember(String kind, String partyId, @Nullable Personal identity, String canonical, Instant at) {
        if (identity == null || canonical.isBlank()) {
            return;
        }
        jdbc.sql("""
                insert into party_identity (party_id, kind, hash, ciphertext, known_at)
                values (:id, :kind, :hash, :ciphertext, :at)
                on conflict (party_id, kind, hash) do update set known_at = excluded.known_at
                    where party_identity.known_at < excluded.known_at
                """)
                .param("id", partyId)
                .param("kind", kind)
                .param("hash", vault.lookupHash(canonical))
                .param("ciphertext", ciphertext(identity))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What it is known by now, and what it was known by before. */
    public Identities identities(String partyId) {
        return identities(Set.of(partyId)).getOrDefault(partyId, Identities.NONE);
    }

    /** The same of several, by party. */
    public Map<String, Identities> identities(Set<String> partyIds) {
        Map<String, Map<String, Set<String>>> known = new HashMap<>();
        jdbc.sql("select party_id, kind, ciphertext from party_identity where party_id = any (?)")
                .param(partyIds.toArray(String[]::new))
                .query(row -> {
                    String partyId = row.getString("party_id");
                    String text = reveal(open(partyId, row.getString("ciphertext")));
                    if (!text.isBlank()) {
                        known.computeIfAbsent(partyId, id -> new HashMap<>())
                                .computeIfAbsent(row.getString("kind"), kind -> new HashSet<>())
                                .add(text);
                    }
                });
        Map<String, Identities> identities = new HashMap<>();
        known.forEach((partyId, kinds) -> identities.put(
                partyId,
                new Identities(
                        kinds.getOrDefault("address", Set.of()),
                        kinds.getOrDefault("name", Set.of()),
                        kinds.getOrDefault("phone", Set.of()))));
        return identities;
    }

    private static String reveal(@Nullable Personal personal) {
        return personal == null ? "" : personal.revealOr("");
    }

    public Optional<Party> find(String partyId) {
        return jdbc.sql(FIND + "where p.party_id = :id")
                .param("id", partyId)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Those of them that are known, by their ids. */
    public Map<String, Party> find(Set<String> partyIds) {
        Map<String, Party> found = new HashMap<>();
        jdbc.sql(FIND + "where p.party_id = any (?)")
                .param(partyIds.toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString("party_id"), read(row));
                });
        return found;
    }

    /** Forgets address and name; what came before this moment does not bring them back. */
    public void erase(String partyId, Instant at) {
        jdbc.sql("""
                update party set email_ciphertext = null, email_hash = null, name_ciphertext = null,
                    chosen_locale = null, deliver_to = null, erased_at = :at
                where party_id = :id
                """)
                .param("id", partyId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        for (String table : List.of("party_identity", "sender_address")) {
            jdbc.sql("delete from " + table + " where party_id = :id")
                    .param("id", partyId)
                    .update();
        }
        changes.note();
    }

    Optional<Personal> toldAddress(String partyId) {
        return jdbc.sql("select email_ciphertext from party where party_id = :id and email_ciphertext is not null")
                .param("id", partyId)
                .query((row, number) ->
                        vault.open(new SealedText(partyId, PROFILE.wireName(), row.getString("email_ciphertext"))))
                .optional();
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
