package dev.amana.moderation.investigation;

import dev.amana.moderation.investigation.InvestigationEvent.EvidenceGathered;
import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningDecided;
import dev.amana.moderation.screening.ScreeningEvent.UnscreenedDeliveryNoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The chain of an investigation with what its pieces say, and whether all of it is as it was. */
@Component
public class Evidence {
    private static final int PAGE = 200;
    private static final String CLEARED = "CLEARED";
    private static final String PENDING = "PENDING";

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
     * @param outcome the verdict in force; {@code PENDING} for a message of which none is known yet, which is covered like a
     *     harmful one, and {@code CLEARED} for what needs none
     */
    public record Exhibit(Link link, String subject, String text, List<String> more, String outcome) {
        public boolean harmful() {
            return !outcome.equals(CLEARED);
        }
    }

    /** @param head whoever notes it can tell later whether anything before it was changed */
    public record Finding(boolean intact, int pieces, String head, List<Fault> faults) {}

    /** @param piece its number in the chain */
    public record Fault(int piece, Kind kind) {
        public enum Kind {
            /** It does not follow from the one before. */
            LINK_BROKEN,
            LOOK_UP_GONE,
            MESSAGE_GONE,
            MESSAGE_ALTERED;

            /** As its text is called: {@code investigation.fault.<this>}. */
            public String wireName() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }
    }

    /**
     * In the order of the chain.
     *
     * @param after the number of the last piece that was seen; 0 for none
     */
    public List<Exhibit> exhibits(String investigationId, int after, int most) {
        return pages(links(investigationId).stream()
                        .filter(link -> link.number() > after)
                        .limit(most)
                        .toList())
                .flatMap(page -> exhibits(page).stream())
                .toList();
    }

    /** All of it, a page at a time and read anew each time: it need not fit into memory at once. */
    Iterable<List<Exhibit>> pages(String investigationId) {
        List<Link> links = links(investigationId);
        return () -> pages(links).map(this::exhibits).iterator();
    }

    /** From the events, not from a table that is made of them; each kept text is hashed again. */
    public Finding verify(String investigationId) {
        List<Link> links = links(investigationId);
        List<Fault> faults = new ArrayList<>();
        String head = Link.START;
        int pieces = 0;
        for (Link link : links) {
            pieces++;
            if (link.number() != pieces || !link.follows(head)) {
                faults.add(new Fault(link.number(), Fault.Kind.LINK_BROKEN));
            }
            head = link.link();
        }
        pages(links).forEach(page -> faults.addAll(faults(page)));
        return new Finding(faults.isEmpty(), pieces, head, faults);
    }

    private List<Fault> faults(List<Link> page) {
        Map<String, StaffMessages.Row> kept = kept(page);
        Map<String, String> looks = looks(page);
        List<Fault> faults = new ArrayList<>();
        for (Link link : page) {
            StaffMessages.Row row = kept.get(link.piece().sourceId());
            if (!isMessage(link)) {
                if (!looks.containsKey(link.piece().sourceId())) {
                    faults.add(new Fault(link.number(), Fault.Kind.LOOK_UP_GONE));
                }
            } else if (row == null) {
                faults.add(new Fault(link.number(), Fault.Kind.MESSAGE_GONE));
            } else if (!row.sha256().equals(link.piece().sha256())) {
                faults.add(new Fault(link.number(), Fault.Kind.MESSAGE_ALTERED));
            }
        }
        return faults;
    }

    private static Stream<List<Link>> pages(List<Link> links) {
        return IntStream.iterate(0, from -> from < links.size(), from -> from + PAGE)
                .mapToObj(from -> links.subList(from, Math.min(links.size(), from + PAGE)));
    }

    /** The kept rows of those that are messages. */
    Map<String, StaffMessages.Row> kept(List<Link> links) {
        return messages.find(ids(links, true));
    }

    private static List<String> ids(List<Link> links, boolean messages) {
        return links.stream()
                .filter(link -> isMessage(link) == messages)
                .map(link -> link.piece().sourceId())
                .toList();
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

    private List<Exhibit> exhibits(List<Link> page) {
        Map<String, StaffMessages.Row> kept = kept(page);
        Map<String, String> looks = looks(page);
        Map<String, String> outcomes = named(
                "select screening_id as name, outcome as value from screening where screening_id = any (?)",
                ids(page, true));
        return page.stream()
                .map(link -> exhibit(link, kept.get(link.piece().sourceId()), looks, outcomes))
                .toList();
    }

    private Exhibit exhibit(
            Link link, StaffMessages.@Nullable Row row, Map<String, String> looks, Map<String, String> outcomes) {
        return row == null
                ? new Exhibit(link, "", looks.getOrDefault(link.piece().sourceId(), ""), List.of(), CLEARED)
                : new Exhibit(
                        link,
                        messages.subject(row),
                        messages.body(row),
                        messages.more(row),
                        outcomes.computeIfAbsent(row.messageId(), this::verdict));
    }

    /**
     * The verdict in force, from the events: the table says nothing of what nothing was found in, nor of what was decided a
     * moment ago.
     */
    String verdict(String messageId) {
        return events.readEvents(messageId)
                .asStream()
                .map(event -> switch (event.getPayload()) {
                    case MessageScreened screened -> screened.outcome().name();
                    case ScreeningDecided decided -> decided.outcome().name();
                    default -> "";
                })
                .filter(outcome -> !outcome.isEmpty())
                .reduce(PENDING, (before, after) -> after);
    }

    /** Whether it went out before there was a verdict. */
    boolean wasLetGo(String messageId) {
        return events.readEvents(messageId)
                .asStream()
                .anyMatch(event -> event.getPayload() instanceof UnscreenedDeliveryNoted);
    }

    private Map<String, String> looks(List<Link> page) {
        return named(
                "select entry_hash as name, action || ' ' || target as value from staff_look_up where entry_hash = any (?)",
                ids(page, false));
    }

    private Map<String, String> named(String query, List<String> ids) {
        Map<String, String> named = new HashMap<>();
        jdbc.sql(query).param((Object) ids.toArray(String[]::new)).query(row -> {
            named.put(row.getString("name"), row.getString("value"));
        });
        return named;
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
