package dev.amana.gifting.order;

import dev.amana.platform.erasure.ErasureParticipant;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names of parties, as ciphertext, for givers who want to be known. */
@Component
public class KnownParties implements ErasureParticipant {
    private final JdbcClient jdbc;
    private final Vault vault;

    KnownParties(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    public void registered(String partyId, SealedText name) {
        jdbc.sql("""
                insert into known_party (party_id, name_retention, name_ciphertext) values (?, ?, ?)
                on conflict (party_id) do update set name_retention = excluded.name_retention,
                    name_ciphertext = excluded.name_ciphertext""").params(partyId, name.retention(), name.ciphertext()).update();
    }

    /** Empty for an unknown party and an erased one. */
    public Optional<String> name(String partyId) {
        return jdbc.sql("select name_retention, name_ciphertext from known_party where party_id = ?")
                .param(partyId)
                .query((row, number) ->
                        new SealedText(partyId, row.getString("name_retention"), row.getString("name_ciphertext")))
                .optional()
                .flatMap(name -> vault.open(name).reveal());
    }

    @Override
    public void forget(String partyId, Set<String> erasedRetentionClasses) {
        if (erasedRetentionClasses.contains(RetentionClass.PROFILE.wireName())) {
            jdbc.sql("delete from known_party where party_id = ?")
                    .param(partyId)
                    .update();
        }
    }
}
