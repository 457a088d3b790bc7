package dev.amana.messaging.party;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.amana.platform.Ids;
import dev.amana.platform.erasure.ErasureParticipant;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which addresses get no mail for now, and the failures that led there. Another address of the party starts afresh. */
@Component
public class Suspensions implements ErasureParticipant {
    private static final String ACTIVE =
            "select * from address_suspension where party_id = :party and lifted_at is null order by suspended_at";

    private static final int MOST_REMEMBERED = 20_000;

    private final JdbcClient jdbc;
    private final Parties parties;
    private final Vault vault;
    private final Changes changes;

    /** Of whom nothing was written down a moment ago, as of nearly everybody. */
    private final Cache<Unsuspected, Boolean> unsuspected = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(Changes.KNOWN_FOR)
            .build();

    private record Unsuspected(String partyId, long changes) {}

    Suspensions(JdbcClient jdbc, Parties parties, Vault vault, Changes changes) {
        this.changes = changes;
        this.jdbc = jdbc;
        this.parties = parties;
        this.vault = vault;
    }

    private record Row(Suspension suspension, String addressIndex) {}

    /** Whether mail to the address that the party is known by now would be sent. Mostly one look at an index. */
    public boolean suspended(String partyId) {
        Unsuspected key = new Unsuspected(partyId, changes.count());
        if (unsuspected.getIfPresent(key) != null) {
            return false;
        }
        List<Row> rows = active(partyId);
        if (rows.isEmpty()) {
            unsuspected.put(key, true);
            return false;
        }
        return isAmong(rows, partyId);
    }

    private boolean isAmong(List<Row> rows, String partyId) {
        return currentIndex(partyId)
                .filter(now -> rows.stream().anyMatch(row -> row.addressIndex().equals(now)))
                .isPresent();
    }

    /** Those of them to whom no mail would be sent, as is written at this moment; of hardly anybody anything is. */
    public Set<String> suspended(Set<String> partyIds) {
        return jdbc
                .sql("select distinct party_id from address_suspension where party_id = any (?) and lifted_at is null")
                .param(partyIds.toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .filter(partyId -> isAmong(active(partyId), partyId))
                .collect(Collectors.toSet());
    }

    public List<Suspension> of(String partyId) {
        return active(partyId).stream().map(Row::suspension).toList();
    }

    /** Those of addresses that the party had before. */
    public List<Suspension> outdated(String partyId) {
        Optional<String> now = currentIndex(partyId);
        return active(partyId).stream()
                .filter(row -> now.isPresent() && !row.addressIndex().equals(now.get()))
                .map(Row::suspension)
                .toList();
    }

    /**
     * Writes a failure down, and suspends the address when there were enough of them since it was last lifted. A failure
     * that is told again changes nothing and gets the same answer.
     */
    public Optional<Suspension> fail(
            String conversationId, String messageId, Failed failed, int most, Duration within) {
        String partyId = failed.partyId();
        String index = index(partyId, failed.address());
        jdbc.sql("""
                insert into address_failure (party_id, address_index, message_id, failed_at)
                values (:party, :index, :message, :at) on conflict do nothing
                """)
                .param("party", partyId)
                .param("index", index)
                .param("message", messageId)
                .param("at", utc(failed.at()))
                .update();
        int failures = failures(partyId, index, failed.at().minus(within));
        if (failures < most) {
            return Optional.empty();
        }
        Suspension made = new Suspension(
                Ids.derived("suspension", partyId, messageId),
                partyId,
                conversationId,
                failures,
                failed.status(),
                failed.at());
        return insert(made, index) ? Optional.of(made) : Optional.empty();
    }

    /** @param address that the message went to */
    public record Failed(String partyId, String address, String status, Instant at) {}

    private int failures(String partyId, String index, Instant since) {
        return jdbc.sql("""
                select count(*) from address_failure f
                where party_id = :party and address_index = :index and failed_at > :since and failed_at > coalesce(
                    (select max(lifted_at) from address_suspension s
                    where s.party_id = f.party_id and s.address_index = f.address_index), '-infinity')
                """)
                .param("party", partyId)
                .param("index", index)
                .param("since", utc(since))
                .query(Integer.class)
                .single();
    }

    /** The index allows one open suspension of an address: who comes at the same time waits here, and has nothing to tell. */
    private boolean insert(Suspension made, String index) {
        int inserted = jdbc.sql("""
                        insert into address_suspension (suspension_id, party_id, address_index, conversation_id, failures,
                            status, suspended_at)
                        values (:id, :party, :index, :conversation, :failures, :status, :since)
                        on conflict do nothing
                        """)
                .param("id", made.suspensionId())
                .param("party", made.partyId())
                .param("index", index)
                .param("conversation", made.conversationId())
                .param("failures", made.failures())
                .param("status", made.status())
                .param("since", utc(made.since()))
                .update();
        changes.note();
        return inserted == 1;
    }

    /** @param byId who lifts it; empty where the marketplace told another address */
    public void lift(String suspensionId, String byId, Instant at) {
        jdbc.sql("""
                update address_suspension set lifted_at = :at, lifted_by = :by
                where suspension_id = :id and lifted_at is null
                """)
                .param("at", utc(at))
                .param("by", byId)
                .param("id", suspensionId)
                .update();
        changes.note();
    }

    private List<Row> active(String partyId) {
        return jdbc.sql(ACTIVE)
                .param("party", partyId)
                .query((row, number) -> read(row))
                .list();
    }

    private static Row read(ResultSet row) throws SQLException {
        Suspension suspension = new Suspension(
                row.getString("suspension_id"),
                row.getString("party_id"),
                row.getString("conversation_id"),
                row.getInt("failures"),
                row.getString("status"),
                row.getObject("suspended_at", OffsetDateTime.class).toInstant());
        return new Row(suspension, row.getString("address_index"));
    }

    private Optional<String> currentIndex(String partyId) {
        return parties.find(partyId)
                .map(Party::email)
                .flatMap(Personal::reveal)
                .map(address -> index(partyId, address));
    }

    private String index(String partyId, String address) {
        String canonical =
                EmailAddress.parse(address).map(EmailAddress::canonical).orElse(address);
        return vault.blindIndex(partyId, "address:" + canonical);
    }

    @Override
    public void forget(String partyId, Set<String> erasedRetentionClasses) {
        jdbc.sql("delete from address_failure where party_id = :party")
                .param("party", partyId)
                .update();
        jdbc.sql("delete from address_suspension where party_id = :party")
                .param("party", partyId)
                .update();
        jdbc.sql("delete from delivery_report where party_id = :party")
                .param("party", partyId)
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
