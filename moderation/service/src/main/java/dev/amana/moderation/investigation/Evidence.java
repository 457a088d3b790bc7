package dev.amana.moderation.investigation;

import dev.amana.moderation.investigation.InvestigationEvent.EvidenceGathered;
import dev.amana.moderation.investigation.Judgements.Judged;
import dev.amana.moderation.investigation.StaffFiles.Listed;
import dev.amana.moderation.verdict.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The chain of an investigation with what its pieces say, and whether all of it is as it was. */
@Component
public class Evidence {
    private static final int PAGE = 200;
    private static final String CLEARED = "CLEARED";

    private final EventStore events;
    private final StaffMessages messages;
    private final StaffFiles files;
    private final Judgements judgements;
    private final JdbcClient jdbc;

    Evidence(EventStore events, StaffMessages messages, StaffFiles files, Judgements judgements, JdbcClient jdbc) {
        this.files = files;
        this.judgements = judgements;
        this.events = events;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    /**
     * @param subject empty for a look-up
     * @param text what was written, or what was looked at; empty once its key is gone
     * @param more hidden words and quotations
     * @param files whose contents are asked for one by one
     * @param outcome the verdict in force; {@code PENDING} for a message of which none is known yet, which is covered like a
     *     harmful one, and {@code CLEARED} for what needs none
     * @param harm by that verdict or by what its recipient reported, whichever is worse
     * @param spared whether its texts are left out, because its reader has seen enough harm for now
     * @param infected whether a virus scanner found something in its files, which are handed to nobody then
     */
    public record Exhibit(
            Link link,
            String subject,
            String text,
            List<String> more,
            List<StaffFile> files,
            String outcome,
            Severity harm,
            boolean spared,
            boolean infected) {
        public boolean harmful() {
            return !outcome.equals(CLEARED) || harm.atLeast(Severity.MEDIUM);
        }

        Exhibit sparing() {
            return new Exhibit(link, "", "", List.of(), List.of(), outcome, harm, true, infected);
        }
    }

    /**
     * @param head whoever notes it can tell later whether anything before it was changed
     * @param leftOut how many messages of the same person the chain had no room for
     */
    public record Finding(boolean intact, int pieces, String head, List<Fault> faults, int leftOut) {}

    /** @param piece its number in the chain */
    public record Fault(int piece, Kind kind) {
        public enum Kind {
            /** What a file says is not what was sent. */
            FILE_ALTERED,
            /** A file is not here: it comes a moment after its message, or was erased before it could come. */
            FILE_MISSING,
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

    /**
     * From the events, not from a table that is made of them; each kept text is hashed again.
     *
     * @param contents whether each file is opened and hashed, too, one after the other; else only its parts are counted
     */
    public Finding verify(String investigationId, Standing standing, boolean contents) {
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
        pages(links).forEach(page -> faults.addAll(faults(page, contents)));
        return new Finding(faults.isEmpty(), pieces, head, faults, leftOut(links, standing));
    }

    /** How many messages of the same person the chain had no room for. */
    int leftOut(InvestigationTable.Row row) {
        return leftOut(links(row.investigationId()), row.standing());
    }

    /** Of very many the oldest; of a closed one what came since is none of its own. */
    private int leftOut(List<Link> links, Standing standing) {
        long kept = links.stream().filter(Evidence::isMessage).count();
        return standing.evidence() < Gathering.MOST || standing.state() == InvestigationState.CLOSED
                ? 0
                : messages.besides(standing.staffId(), Math.toIntExact(kept));
    }

    /** A file of a message that is a piece of this chain, and of no other. */
    Optional<FileFound> file(String investigationId, String attachmentId) {
        return files.messageOf(attachmentId)
                .filter(messageId -> links(investigationId).stream()
                        .anyMatch(link ->
                                isMessage(link) && link.piece().sourceId().equals(messageId)))
                .flatMap(messages::find)
                .flatMap(row -> files.of(row, files.listed(List.of(row.messageId()))).stream()
                        .filter(file -> file.attachmentId().equals(attachmentId))
                        .findFirst()
                        .map(file -> new FileFound(row, harm(row), file, infected(row))));
    }

    private boolean infected(StaffMessages.Row row) {
        return !files.infectedAmong(List.of(row.messageId())).isEmpty();
    }

    private Severity harm(StaffMessages.Row row) {
        Severity reported = judgements.reported(List.of(row)).getOrDefault(row.messageId(), Severity.NONE);
        return judgements.of(row.messageId()).severity().graver(reported);
    }

    /**
     * @param harm of its message
     * @param infected whether it is handed to nobody
     */
    record FileFound(StaffMessages.Row message, Severity harm, StaffFile file, boolean infected) {}

    StaffFiles.Found content(String staffId, StaffFile file) {
        return files.find(staffId, file);
    }

    private List<Fault> faults(List<Link> page, boolean contents) {
        Map<String, StaffMessages.Row> kept = kept(page);
        Map<String, List<Listed>> listed = files.listed(kept.keySet());
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
            } else {
                files.faults(row, listed, contents).forEach(kind -> faults.add(new Fault(link.number(), kind)));
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
        Map<String, Judged> judged = judgements.of(ids(page, true));
        Map<String, Severity> reported = judgements.reported(kept.values());
        Map<String, List<Listed>> listed = files.listed(kept.keySet());
        Set<String> infected = files.infectedAmong(kept.keySet());
        return page.stream()
                .map(link -> {
                    StaffMessages.Row row = kept.get(link.piece().sourceId());
                    return row == null
                            ? look(link, looks)
                            : message(link, row, judged, reported, files.of(row, listed), infected);
                })
                .toList();
    }

    private static Exhibit look(Link link, Map<String, String> looks) {
        String at = looks.getOrDefault(link.piece().sourceId(), "");
        return new Exhibit(link, "", at, List.of(), List.of(), CLEARED, Severity.NONE, false, false);
    }

    private Exhibit message(
            Link link,
            StaffMessages.Row row,
            Map<String, Judged> judged,
            Map<String, Severity> reported,
            List<StaffFile> sent,
            Set<String> infected) {
        Judged found = judged.computeIfAbsent(row.messageId(), judgements::of);
        return new Exhibit(
                link,
                messages.subject(row),
                messages.body(row),
                messages.more(row),
                sent,
                found.outcome(),
                found.severity().graver(reported.getOrDefault(row.messageId(), Severity.NONE)),
                false,
                infected.contains(row.messageId()));
    }

    private Map<String, String> looks(List<Link> page) {
        Map<String, String> looks = new HashMap<>();
        jdbc.sql("select entry_hash, action || ' ' || target as at from staff_look_up where entry_hash = any (?)")
                .param((Object) ids(page, false).toArray(String[]::new))
                .query(row -> {
                    looks.put(row.getString("entry_hash"), row.getString("at"));
                });
        return looks;
    }
}
