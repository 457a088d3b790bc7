package dev.amana.messaging.process;

import static dev.amana.platform.personal.RetentionClass.CORRESPONDENCE;

import dev.amana.messaging.MessagingProperties;
import dev.amana.messaging.alias.Aliases;
import dev.amana.messaging.conversation.ConversationEvent.MessageFailed;
import dev.amana.messaging.conversation.Participant;
import dev.amana.messaging.conversation.Role;
import dev.amana.messaging.mime.DeliveryReport;
import dev.amana.messaging.outbound.OutboundMail;
import dev.amana.messaging.outbound.OutboundQueue;
import dev.amana.messaging.party.Parties;
import dev.amana.messaging.party.Party;
import dev.amana.messaging.party.Suspensions;
import dev.amana.platform.Ids;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.blob.BlobStore;
import dev.amana.platform.eventstore.BatchEnd;
import dev.amana.platform.personal.SubjectErasedException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sends the author of a message that could not be delivered a report, in answer to what came by mail from a person only, so
 * that there is never a report about a report.
 */
@Component
@EnableConfigurationProperties(FailureProperties.class)
@ProcessingGroup(WhenMessageReleasedThenRelay.GROUP)
class WhenMessageFailsThenTellAuthor {
    private static final Duration DAY = Duration.ofDays(1);

    private final Relays relays;
    private final Parties parties;
    private final Suspensions suspensions;
    private final Aliases aliases;
    private final MailReferences references;
    private final BlobStore blobs;
    private final OutboundQueue queue;
    private final JdbcClient jdbc;
    private final String domain;
    private final int mostPerDay;
    private final BatchEnd batchEnd;

    WhenMessageFailsThenTellAuthor(
            Relays relays,
            Parties parties,
            Suspensions suspensions,
            Aliases aliases,
            MailReferences references,
            BlobStore blobs,
            OutboundQueue queue,
            JdbcClient jdbc,
            MessagingProperties messaging,
            FailureProperties properties,
            BatchEnd batchEnd) {
        this.batchEnd = batchEnd;
        this.relays = relays;
        this.parties = parties;
        this.suspensions = suspensions;
        this.aliases = aliases;
        this.references = references;
        this.blobs = blobs;
        this.queue = queue;
        this.jdbc = jdbc;
        this.domain = messaging.aliasDomain();
        this.mostPerDay = properties.mostReportsPerDay();
    }

    @EventHandler
    void on(MessageFailed event) {
        batchEnd.finish();
        relays.find(event.messageId())
                // Staff write by their own means and see the state there.
                .filter(relay -> relay.tellAuthor() && relay.authorRole() != Role.AGENT)
                .ifPresent(relay -> parties.find(relay.authorId()).ifPresent(author -> tell(author, relay, event)));
    }

    private void tell(Party author, Relay relay, MessageFailed event) {
        String address = author.email() == null ? "" : author.email().revealOr("");
        if (!address.isEmpty()
                && !suspensions.suspended(author.partyId())
                && !tooMany(author.partyId(), event.failedAt())
                && first(author.partyId(), event)) {
            send(author, address, report(author, address, relay, event));
        }
    }

    private DeliveryReport report(Party author, String address, Relay relay, MessageFailed event) {
        String side = relay.recipientRole() == Role.AGENT ? Participant.SUPPORT_DESK : relay.recipientId();
        String alias = aliases.find(relay.conversationId(), side)
                .map(found -> aliases.address(found.localPart()))
                .orElseThrow();
        return new DeliveryReport(
                "mailer-daemon@" + domain,
                address,
                '<' + mailId(event.messageId()).toLowerCase(Locale.ROOT) + '@' + domain + '>',
                alias,
                event.status(),
                relays.subjectOfCopy(event.messageId()),
                references.authorsOwn(event.messageId()).orElse(null),
                relay.receivedAt(),
                event.failedAt(),
                Locale.forLanguageTag(author.locale()));
    }

    private void send(Party author, String address, DeliveryReport report) {
        try {
            String party = author.partyId();
            byte[] raw = report.mail();
            BlobRef content = blobs.putForBothInTransaction(party, party, CORRESPONDENCE, raw);
            String id = report.messageId()
                    .substring(1, report.messageId().indexOf('@'))
                    .toUpperCase(Locale.ROOT);
            queue.enqueue(OutboundMail.report(id, party, address, content), raw);
        } catch (SubjectErasedException erased) {
            // There is nobody left to tell.
        }
    }

    private static String mailId(String messageId) {
        return Ids.derived("delivery-report", messageId);
    }

    private boolean tooMany(String partyId, Instant now) {
        return jdbc.sql("select count(*) from delivery_report where party_id = :party and sent_at > :since")
                        .param("party", partyId)
                        .param("since", now.minus(DAY).atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single()
                >= mostPerDay;
    }

    private boolean first(String partyId, MessageFailed event) {
        return jdbc.sql("""
                        insert into delivery_report (message_id, party_id, sent_at)
                        values (:message, :party, :at) on conflict do nothing
                        """)
                        .param("message", event.messageId())
                        .param("party", partyId)
                        .param("at", event.failedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
