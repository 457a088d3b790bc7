package dev.amana.moderation.investigation;

import dev.amana.moderation.investigation.InvestigationEvent.EvidenceGathered;
import dev.amana.moderation.report.Category;
import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningDecided;
import dev.amana.moderation.screening.ScreeningEvent.UnscreenedDeliveryNoted;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
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
     * @param harm by that verdict or by what its recipient reported, whichever is worse
     * @param spared whether its texts are left out, because its reader has seen enough harm for now
     */
    public record Exhibit(
            Link link, String subject, String text, List<String> more, String outcome, Severity harm, boolean spared) {
        public boolean harmful() {
            return !outcome.equals(CLEARED) || harm.atLeast(Severity.MEDIUM);
        }

        Exhibit sparing() {
            return new Exhibit(link, "", "", List.of(), outcome, harm, true);
        }
    }

    /** @param severity that of what is cleared counts for nothing */
    private record Judged(String outcome, Severity severity) {
        static final Judged NOT_YET = new Judged(PENDING, Severity.MEDIUM);

        static Judged of(Outcome outcome, Severity severity) {
            return new Judged(outcome.name(), outcome == Outcome.CLEARED ? Severity.NONE : severity);
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
        Map<String, Judged> judged = judged(ids(page, true));
        Map<String, Severity> reported = reported(kept.values());
        return page.stream()
                .map(link -> {
                    StaffMessages.Row row = kept.get(link.piece().sourceId());
                    return row == null ? look(link, looks) : message(link, row, judged, reported);
                })
                .toList();
    }

    private static Exhibit look(Link link, Map<String, String> looks) {
        String at = looks.getOrDefault(link.piece().sourceId(), "");
        return new Exhibit(link, "", at, List.of(), CLEARED, Severity.NONE, false);
    }

    private Exhibit message(
            Link link, StaffMessages.Row row, Map<String, Judged> judged, Map<String, Severity> reported) {
        Judged found = judged.computeIfAbsent(row.messageId(), this::toldBy);
        return new Exhibit(
                link,
                messages.subject(row),
                messages.body(row),
                messages.more(row),
                found.outcome(),
                found.severity().graver(reported.getOrDefault(row.messageId(), Severity.NONE)),
                false);
    }

    private Map<String, Judged> judged(List<String> ids) {
        Map<String, Judged> judged = new HashMap<>();
        jdbc.sql("select screening_id, outcome, severity from screening where screening_id = any (?)")
                .param((Object) ids.toArray(String[]::new))
                .query(row -> {
                    Outcome outcome = Outcome.valueOf(row.getString("outcome"));
                    Severity severity = Severity.valueOf(row.getString("severity"));
                    judged.put(row.getString("screening_id"), Judged.of(outcome, severity));
                });
        return judged;
    }

    /** The outcome in force, from the events. */
    String verdict(String messageId) {
        return toldBy(messageId).outcome();
    }

    /** The table says nothing of what nothing was found in, nor of what was decided a moment ago. */
    private Judged toldBy(String messageId) {
        return events.readEvents(messageId)
                .asStream()
                .flatMap(event -> switch (event.getPayload()) {
                    case MessageScreened screened -> Stream.of(Judged.of(screened.outcome(), screened.severity()));
                    case ScreeningDecided decided -> Stream.of(Judged.of(decided.outcome(), decided.severity()));
                    default -> Stream.<Judged>of();
                })
                .reduce(Judged.NOT_YET, (before, after) -> after);
    }

    /** How grave what recipients reported of these is. */
    private Map<String, Severity> reported(Collection<StaffMessages.Row> rows) {
        Map<String, Severity> reported = new HashMap<>();
        jdbc.sql("select message_id, category from message_report where sender_id = any (?) and message_id = any (?)")
                .param((Object) texts(rows, StaffMessages.Row::staffId))
                .param((Object) texts(rows, StaffMessages.Row::messageId))
                .query(row -> {
                    Severity harm = Category.valueOf(row.getString("category")).harm();
                    reported.merge(row.getString("message_id"), harm, Severity::graver);
                });
        return reported;
    }

    private static String[] texts(Collection<StaffMessages.Row> rows, Function<StaffMessages.Row, String> part) {
        return rows.stream().map(part).distinct().toArray(String[]::new);
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
