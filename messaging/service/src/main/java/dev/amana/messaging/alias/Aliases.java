package dev.amana.messaging.alias;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.amana.messaging.MessagingProperties;
import dev.amana.messaging.conversation.Participant;
import dev.amana.messaging.party.Changes;
import dev.amana.messaging.party.EmailAddress;
import dev.amana.platform.personal.Vault;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives aliases out and answers who may write to one. */
@Component
public class Aliases {
    private static final String INSERT = """
            insert into alias (local_part, conversation_id, owner_id, counterpart_id, created_at)
            values (:localPart, :conversation, :owner, :counterpart, :at) on conflict do nothing
            """;

    private static final int MOST_REMEMBERED = 20_000;

    private final Cache<Side, Alias> given =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    private final Cache<Asked, Reached> asked = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(Changes.KNOWN_FOR)
            .build();
    private final JdbcClient jdbc;
    private final Changes changes;
    private final LocalParts localParts;
    private final Vault vault;
    private final Clock clock;
    private final String domain;

    Aliases(
            JdbcClient jdbc,
            Changes changes,
            LocalParts localParts,
            Vault vault,
            Clock clock,
            MessagingProperties properties) {
        this.changes = changes;
        this.jdbc = jdbc;
        this.localParts = localParts;
        this.vault = vault;
        this.clock = clock;
        this.domain = properties.aliasDomain();
    }

    /** The alias that stands for the owner in this conversation: the one it has, or a new one. */
    public Alias reserve(String conversationId, String ownerId, String counterpartId) {
        Optional<Alias> existing = find(conversationId, ownerId);
        if (existing.isPresent()) {
            return existing.get();
        }
        put(new Alias(localParts.next(), conversationId, ownerId, counterpartId));
        return find(conversationId, ownerId).orElseThrow();
    }

    /** Writes an alias down that was given out before; for a rebuild from the events. */
    public void put(Alias alias) {
        jdbc.sql(INSERT)
                .param("localPart", alias.localPart())
                .param("conversation", alias.conversationId())
                .param("owner", alias.ownerId())
                .param("counterpart", alias.counterpartId())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    public Optional<Alias> find(String conversationId, String ownerId) {
        return jdbc.sql("select * from alias where conversation_id = :conversation and owner_id = :owner")
                .param("conversation", conversationId)
                .param("owner", ownerId)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The alias of a side of a conversation that is open: since it never changes, it is looked up once. */
    public Alias given(String conversationId, String ownerId) {
        return given.get(
                new Side(conversationId, ownerId),
                side -> find(side.conversationId(), side.ownerId()).orElseThrow());
    }

    private record Side(String conversationId, String ownerId) {}

    /** Both sides' aliases. */
    public List<Alias> of(String conversationId) {
        return jdbc.sql("select * from alias where conversation_id = :conversation")
                .param("conversation", conversationId)
                .query((row, number) -> read(row))
                .list();
    }

    /** Whether an address looks like an alias, whether or not there is one. */
    public static boolean isUnder(String domain, String address) {
        return address.regionMatches(
                true, address.length() - domain.length() - 1, '@' + domain, 0, domain.length() + 1);
    }

    /** The whole address. */
    public String address(String localPart) {
        return localPart + '@' + domain;
    }

    /** The alias of that address, whoever writes; empty where there is none, or its owner is erased. */
    public Optional<Alias> reachable(String recipient) {
        return reach(recipient).map(Reached::alias);
    }

    /** The same, with what tells its counterpart. An erased owner's alias is as unknown as one that never was. */
    public Optional<Reached> reach(String recipient) {
        return EmailAddress.parse(recipient)
                .filter(to -> to.domain().equalsIgnoreCase(domain))
                .flatMap(to -> owned(LocalParts.canonical(to.localPart())));
    }

    /** Whether that is an address from which the alias's counterpart writes. */
    public boolean isCounterpart(Reached reached, @Nullable EmailAddress sender) {
        return sender != null && reached.senders().contains(vault.lookupHash(sender.canonical()));
    }

    private record Asked(String localPart, long changes) {}

    /** A mail asks twice, at RCPT and after its content, and a busy conversation again. */
    private Optional<Reached> owned(String localPart) {
        Asked key = new Asked(localPart, changes.count());
        Reached known = asked.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Reached> found = find(localPart);
        found.ifPresent(reached -> asked.put(key, reached));
        return found;
    }

    private Optional<Reached> find(String localPart) {
        return jdbc.sql("""
                select a.*, counterpart.email_hash as counterpart_hash,
                    (select array_agg(s.hash) from sender_address s
                        where s.party_id = a.counterpart_id and s.verified_at is not null) as more_hashes
                from alias a
                left join party owner on owner.party_id = a.owner_id
                left join party counterpart on counterpart.party_id = a.counterpart_id
                where a.local_part = :localPart and (owner.email_hash is not null or a.owner_id = :desk)
                """)
                .param("localPart", localPart)
                .param("desk", Participant.SUPPORT_DESK)
                .query((row, number) -> new Reached(read(row), senders(row)))
                .optional();
    }

    private static Set<String> senders(ResultSet row) throws SQLException {
        Set<String> senders = new HashSet<>();
        @Nullable String known = row.getString("counterpart_hash");
        if (known != null) {
            senders.add(known);
        }
        @Nullable Array more = row.getArray("more_hashes");
        if (more != null) {
            senders.addAll(Arrays.asList((String[]) more.getArray()));
        }
        return senders;
    }

    private static Alias read(ResultSet row) throws SQLException {
        return new Alias(
                row.getString("local_part"),
                row.getString("conversation_id"),
                row.getString("owner_id"),
                row.getString("counterpart_id"));
    }
}
