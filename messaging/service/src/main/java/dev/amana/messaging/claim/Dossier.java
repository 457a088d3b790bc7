package dev.amana.messaging.claim;

import dev.amana.messaging.claim.ClaimCommand.SealEvidence;
import dev.amana.messaging.claim.ClaimEvent.EvidenceSealed;
import dev.amana.messaging.claim.ClaimEvent.Matter;
import java.util.HashSet;
import java.util.Set;

/** What of a claim's evidence has its place in the chain. */
final class Dossier {
    static final int MOST_PIECES = 20_000;

    private final Set<String> sources = new HashSet<>();
    private String lastLink = Chain.START;

    boolean has(EvidenceKind kind, String sourceId) {
        return sources.contains(key(kind, sourceId));
    }

    boolean full() {
        return sources.size() >= MOST_PIECES;
    }

    EvidenceSealed next(Matter matter, SealEvidence command) {
        EvidenceSealed open = evidence(matter, command, "");
        return evidence(matter, command, Chain.link(lastLink, open));
    }

    private EvidenceSealed evidence(Matter matter, SealEvidence command, String link) {
        return new EvidenceSealed(
                matter,
                sources.size() + 1,
                command.kind(),
                command.sourceId(),
                command.authorId(),
                command.by(),
                command.sourceHash(),
                command.copy(),
                command.name(),
                command.type(),
                link,
                command.at());
    }

    void add(EvidenceSealed event) {
        sources.add(key(event.kind(), event.sourceId()));
        lastLink = event.link();
    }

    private static String key(EvidenceKind kind, String sourceId) {
        return kind + ":" + sourceId;
    }
}
