package dev.amana.moderation.investigation;

import dev.amana.moderation.investigation.InvestigationEvent.EvidenceGathered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The chain of an investigation with what its pieces say, and whether all of it is as it was. */
@Component
public class Evidence {
    private final EventStore events;
    private final StaffMessages messages;
    private final JdbcClient jdbc;

    Evidence(EventStore events, StaffMessages messages, JdbcClient jdbc) {
        this.events = events;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    /**
     * @param subject empty for a look-up
     * @param text what was written, or what was looked at; empty once its key is gone
     * @param more hidden words, quotations and names of files
     * @param outcome the verdict in force, {@code CLEARED} where there is none to be found
     */
    public record Exhibit(Link link, String subject, String text, List<String> more, String outcome) {
        public boolean harmful() {
            return !outcome.equals("CLEARED");
        }
    }

    /** @param head whoever notes it can tell later whether anything before it was changed */
    public record Finding(boolean intact, int pieces, String head, List<String> faults) {}

    public List<Exhibit> exhibits(String investigationId) {
        return links(investigationId).stream().map(this::exhibit).toList();
    }

    /** From the events, not from a table that is made of them; each kept text is hashed again. */
    public Finding verify(String investigationId) {
        List<String> faults = new ArrayList<>();
        String head = Link.START;
        int pieces = 0;
        for (Link link : links(investigationId)) {
            pieces++;
            if (link.number() != pieces || !link.follows(head)) {
                faults.add("piece " + link.number() + ": the link does not follow from the one before");
            }
            message(link).ifPresent(row -> {
                if (!row.sha256().equals(link.piece().sha256())) {
                    faults.add("piece " + link.number() + ": the message was altered");
                }
            });
            if (isMessage(link) && message(link).isEmpty()) {
                faults.add("piece " + link.number() + ": the message is gone");
            }
            if (!isMessage(link) && lookUp(link).isEmpty()) {
                faults.add("piece " + link.number() + ": the look-up is gone");
            }
            head = link.link();
        }
        return new Finding(faults.isEmpty(), pieces, head, faults);
    }

    /** The kept row of a message. */
    Optional<StaffMessages.Row> message(Link link) {
        return isMessage(link) ? messages.find(link.piece().sourceId()) : Optional.empty();
    }

    private static boolean isMessage(Link link) {
        return link.piece().kind().equals("message");
    }

    private List<Link> links(String investigationId) {
        return events.readEvents(investigationId)
                .asStream()
                .map(DomainEventMessage::getPayload)
                .filter(EvidenceGathered.class::isInstance)
                .map(EvidenceGathered.class::cast)
                .flatMap(gathered -> gathered.links().stream())
                .toList();
    }

    private Exhibit exhibit(Link link) {
        return message(link)
                .map(row -> new Exhibit(
                        link, messages.subject(row), messages.body(row), messages.more(row), outcome(row.messageId())))
                .orElseGet(() -> new Exhibit(link, "", lookUp(link), List.of(), "CLEARED"));
    }

    private String outcome(String messageId) {
        return jdbc.sql("select outcome from screening where screening_id = :id")
                .param("id", messageId)
                .query(String.class)
                .optional()
                .orElse("CLEARED");
    }

    private String lookUp(Link link) {
        return jdbc.sql("select action || ' ' || target from staff_look_up where entry_hash = :hash")
                .param("hash", link.piece().sourceId())
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** In which language the customer is written to; null where nothing was written. */
    public @Nullable String customerLocale(String conversationId) {
        return jdbc.sql("""
                select customer_locale from staff_message where conversation_id = :id
                order by received_at desc limit 1""")
                .param("id", conversationId)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
