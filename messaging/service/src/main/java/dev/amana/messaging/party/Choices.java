package dev.amana.messaging.party;

import dev.amana.platform.personal.Personal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a party chose over what the marketplace told of it: the language of its mails, and to which of its addresses they go. */
@Component
public class Choices {
    private final JdbcClient jdbc;
    private final Parties parties;
    private final Changes changes;

    Choices(JdbcClient jdbc, Parties parties, Changes changes) {
        this.jdbc = jdbc;
        this.parties = parties;
        this.changes = changes;
    }

    /**
     * @param told the address that the marketplace told; empty where the party is unknown or erased
     * @param deliverTo the added address that mails go to; null for the one that was told
     * @param language null for the one that was told
     * @param toldLanguage BCP 47 tag
     */
    public record Chosen(
            String told,
            @Nullable String deliverTo,
            @Nullable String language,
            String toldLanguage) {}

    public Optional<Chosen> of(String partyId) {
        String told = told(partyId).orElse("");
        return jdbc.sql("""
                        select p.chosen_locale, p.locale, s.address_id
                        from party p left join sender_address s
                            on s.address_id = p.deliver_to and s.party_id = p.party_id and s.verified_at is not null
                        where p.party_id = :party
                        """)
                .param("party", partyId)
                .query((row, number) -> new Chosen(
                        told, row.getString("address_id"), row.getString("chosen_locale"), row.getString("locale")))
                .optional();
    }

    /** @param language null for what the marketplace tells */
    public void language(String partyId, @Nullable String language) {
        jdbc.sql("update party set chosen_locale = :language where party_id = :party and erased_at is null")
                .param("language", language)
                .param("party", partyId)
                .update();
    }

    /**
     * Mails go there from now on.
     *
     * @param addressId of one that is added and confirmed; null for the one that the marketplace told
     * @return false where the party has no such one
     */
    public boolean deliverTo(String partyId, @Nullable String addressId) {
        int chosen = jdbc.sql("""
                        update party set deliver_to = :address where party_id = :party and erased_at is null
                            and (:address::text is null or exists (select from sender_address s
                                where s.address_id = :address and s.party_id = :party and s.verified_at is not null))
                        """)
                .param("address", addressId)
                .param("party", partyId)
                .update();
        changes.note();
        return chosen == 1;
    }

    /** The address that the marketplace told, for what its owner has to hear wherever mails go. */
    public Optional<String> told(String partyId) {
        return parties.toldAddress(partyId).flatMap(Personal::reveal);
    }
}
