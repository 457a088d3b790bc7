package dev.amana.messaging.alias;

import dev.amana.messaging.MessagingProperties;
import dev.amana.messaging.conversation.Participant;
import dev.amana.messaging.party.EmailAddress;
import dev.amana.platform.personal.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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

    private final JdbcClient jdbc;
    private final LocalParts localParts;
    private final Vault vault;
    private final Clock clock;
    private final String domain;

    Aliases(JdbcClient jdbc, LocalParts localParts, Vault vault, Clock clock, MessagingProperties properties) {
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

    /** Both sides' aliases. */
    public List<Alias> of(String conversationId) {
        return jdbc.sql("select * from alias where conversation_id = :conversation")
                .param("conversation", conversationId)
                .query((row, number) -> read(row))
                .list();
    }

    /** The whole address. */
    public String address(String localPart) {
        return localPart + '@' + domain;
    }

    /** The alias of that address, whoever writes; empty where there is none, or its owner is erased. */
    public Optional<Alias> reachable(String recipient) {
        return EmailAddress.parse(recipient)
                .filter(to -> to.domain().equalsIgnoreCase(domain))
                .flatMap(to -> owned(LocalParts.canonical(to.localPart())))
                .filter(Owned::hasOwner)
                .map(Owned::alias);
    }

    /** Whether this sender may write to this address, both as they stand in the envelope. */
    public Permission permission(String envelopeSender, String recipient) {
        Optional<EmailAddress> address =
                EmailAddress.parse(recipient).filter(to -> to.domain().equalsIgnoreCase(domain));
        return address.flatMap(to -> owned(LocalParts.canonical(to.localPart())))
                .map(owned -> owned.permission(hash(envelopeSender)))
                .orElse(new Permission.NoSuchAlias());
    }

    private @Nullable String hash(String envelopeSender) {
        return EmailAddress.parse(envelopeSender)
                .map(sender -> vault.lookupHash(sender.canonical()))
                .orElse(null);
    }

    private Optional<Owned> owned(String localPart) {
        return jdbc.sql("""
                select a.*, owner.email_hash as owner_hash, counterpart.email_hash as counterpart_hash
                from alias a
                left join party owner on owner.party_id = a.owner_id
                left join party counterpart on counterpart.party_id = a.counterpart_id
                where a.local_part = :localPart
                """)
                .param("localPart", localPart)
                .query((row, number) ->
                        new Owned(read(row), row.getString("owner_hash"), row.getString("counterpart_hash")))
                .optional();
    }

    private static Alias read(ResultSet row) throws SQLException {
        return new Alias(
                row.getString("local_part"),
                row.getString("conversation_id"),
                row.getString("owner_id"),
                row.getString("counterpart_id"));
    }

    private record Owned(
            Alias alias,
            @Nullable String ownerHash,
            @Nullable String counterpartHash) {

        /** The support desk has no address to erase. */
        boolean hasOwner() {
            return ownerHash != null || alias.ownerId().equals(Participant.SUPPORT_DESK);
        }

        /** An erased owner's alias is as unknown as one that never was. */
        Permission permission(@Nullable String senderHash) {
            if (!hasOwner()) {
                return new Permission.NoSuchAlias();
            }
            return counterpartHash != null && counterpartHash.equals(senderHash)
                    ? new Permission.Granted(alias)
                    : new Permission.NotTheCounterpart();
        }
    }
}
