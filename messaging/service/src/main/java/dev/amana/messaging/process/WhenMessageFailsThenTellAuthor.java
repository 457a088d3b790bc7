package dev.amana.messaging.process;

import static dev.amana.platform.personal.RetentionClass.CORRESPONDENCE;

import dev.amana.messaging.MessagingProperties;
import dev.amana.messaging.alias.Aliases;
import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.conversation.ConversationEvent.MessageFailed;
import dev.amana.messaging.conversation.Participant;
import dev.amana.messaging.conversation.Role;
import dev.amana.messaging.mime.DeliveryReport;
import dev.amana.messaging.mime.MailOutline;
import dev.amana.messaging.outbound.OutboundMail;
import dev.amana.messaging.outbound.OutboundQueue;
import dev.amana.messaging.party.Parties;
import dev.amana.messaging.party.Party;
import dev.amana.messaging.party.Suspensions;
import dev.amana.messaging.submission.SubmittersAddresses;
import dev.amana.platform.Ids;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.blob.BlobStore;
import dev.amana.platform.eventstore.BatchEnd;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.SubjectErasedException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sends the author of a message that could not be delivered a report, in answer to what came by mail from a person only who
 * does not mind, so that there is never a report about a report. Staff get theirs at the address that they write from.
 */
@Component
@EnableConfigurationProperties(FailureProperties.class)
@ProcessingGroup(WhenMessageReleasedThenRelay.GROUP)
class WhenMessageFailsThenTellAuthor {
    private static final Duration DAY = Duration.ofDays(1);

    private final Relays relays;
    private final Parties parties;
    private final Suspensions suspensions;
    private final SubmittersAddresses submitters;
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
            SubmittersAddresses submitters,
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
        this.submitters = submitters;
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
                .filter(relay -> relay.tellAuthor() && takesReports(relay))
                .ifPresent(relay -> author(relay).ifPresent(author -> tell(author, relay, event)));
    }

    private boolean takesReports(Relay relay) {
        return blobs.get(relay.original())
                .map(MailOutline::of)
                .map(MailOutline::takesReports)
                .orElse(false);
    }

    private record Author(String id, String address, Locale locale) {}

    /** Staff who wrote by page or API see the state there. */
    private Optional<Author> author(Relay relay) {
        if (relay.authorRole() != Role.AGENT) {
            return parties.find(relay.authorId()).flatMap(this::author);
        }
        return relay.channel() == Channel.SUBMISSION
                ? submitters
                        .of(relay.authorId(), relay.original())
                        .map(address -> new Author(relay.authorId(), address, Locale.ENGLISH))
                : Optional.empty();
    }

    private Optional<Author> author(Party party) {
        return Optional.ofNullable(party.email())
                .flatMap(Personal::reveal)
                .filter(address -> !suspensions.suspended(party.partyId()))
                .map(address -> new Author(party.partyId(), address, Locale.forLanguageTag(party.locale())));
    }

    private void tell(Author author, Relay relay, MessageFailed event) {
        if (!tooMany(author.id(), event.failedAt()) && first(author.id(), event)) {
            send(author, report(author, relay, event));
        }
    }

    private DeliveryReport report(Author author, Relay relay, MessageFailed event) {
        String side = relay.recipientRole() == Role.AGENT ? Participant.SUPPORT_DESK : relay.recipientId();
        String alias = aliases.find(relay.conversationId(), side)
                .map(found -> aliases.address(found.localPart()))
                .orElseThrow();
        return new DeliveryReport(
                "mailer-daemon@" + domain,
                author.address(),
                '<' + mailId(event.messageId()).toLowerCase(Locale.ROOT) + '@' + domain + '>',
                alias,
                event.status(),
                relays.subjectOfCopy(event.messageId()),
                references.authorsOwn(event.messageId()).orElse(null),
                relay.receivedAt(),
                event.failedAt(),
                author.locale());
    }

    private void send(Author author, DeliveryReport report) {
        try {
            String party = author.id();
            byte[] raw = report.mail();
            BlobRef content = blobs.putForBothInTransaction(party, party, CORRESPONDENCE, raw);
            String id = report.messageId()
                    .substring(1, report.messageId().indexOf('@'))
                    .toUpperCase(Locale.ROOT);
            queue.enqueue(OutboundMail.report(id, party, author.address(), content), raw);
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
