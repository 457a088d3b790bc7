package dev.amana.moderation.person;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import dev.amana.platform.erasure.ErasureParticipant;
import dev.amana.platform.personal.Vault;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code known_contact}: by which addresses and numbers the marketplace knows its parties, as hashes. */
@Component
public class KnownContacts implements ErasureParticipant {
    /** Of one party the latest. */
    private static final int MOST = 20;

    /** Of those who share an address, as many as it takes to know that somebody else has it. */
    private static final int MOST_OWNERS = 50;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    private volatile boolean complete;

    KnownContacts(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** All that was told before this instance began is known. */
    public void complete() {
        complete = true;
    }

    /** Until then whoever is known by nothing may still become known by something. */
    public boolean areComplete() {
        return complete;
    }

    public void address(String partyId, String address, Instant at) {
        put(partyId, address.strip().toLowerCase(Locale.ROOT), at);
    }

    /** @param country ISO 3166-1 alpha-2, where the number is dialled as written */
    public void phone(String partyId, String number, String country, Instant at) {
        try {
            put(partyId, phones.format(phones.parse(number, country), PhoneNumberFormat.E164), at);
        } catch (NumberParseException noNumber) {
            // Nobody can be called there, and no text says it in a way that could be compared.
        }
    }

    /** Whose it is; empty where no party is known by it. */
    Set<String> owners(String canonical) {
        return new HashSet<>(jdbc.sql("select party_id from known_contact where hash = :hash limit :most")
                .param("hash", hash(canonical))
                .param("most", MOST_OWNERS)
                .query(String.class)
                .list());
    }

    private void put(String partyId, String canonical, Instant at) {
        if (canonical.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into known_contact (party_id, hash, told_at) values (:party, :hash, :at)
                on conflict (party_id, hash) do update set told_at = greatest(known_contact.told_at, excluded.told_at)""")
                .param("party", partyId)
                .param("hash", hash(canonical))
                .param("at", Timestamp.from(at))
                .update();
        jdbc.sql("""
                delete from known_contact where party_id = :party and hash in (
                    select hash from known_contact where party_id = :party order by told_at desc, hash offset :most)""").param("party", partyId).param("most", MOST).update();
    }

    private String hash(String canonical) {
        return vault.lookupHash("contact|" + canonical);
    }

    @Override
    public void forget(String partyId, Set<String> erasedRetentionClasses) {
        jdbc.sql("delete from known_contact where party_id = :party")
                .param("party", partyId)
                .update();
    }
}
