package dev.amana.messaging.claim;

import dev.amana.messaging.claim.ClaimCommand.SealEvidence;
import dev.amana.messaging.claim.ClaimEvent.EvidenceSealed;
import dev.amana.messaging.claim.ClaimEvent.Matter;
import dev.amana.messaging.claim.ClaimRejection.TooMuch;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What of a claim's evidence has its place in the chain. */
final class Dossier {
    static final int MOST_MESSAGES = 20_000;

    /** Of each party. Files take no room away from messages. */
    static final int MOST_FILES = 50;

    private final Set<String> sources = new HashSet<>();
    private final Map<Party, Integer> files = new EnumMap<>(Party.class);
    private int messages;
    private String lastLink = Chain.START;

    boolean has(EvidenceKind kind, String sourceId) {
        return sources.contains(key(kind, sourceId));
    }

    void requireRoom(EvidenceKind kind, Party by) {
        boolean file = kind == EvidenceKind.FILE;
        int most = file ? MOST_FILES : MOST_MESSAGES;
        if ((file ? files.getOrDefault(by, 0) : messages) >= most) {
            throw new TooMuch(most);
        }
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
        if (event.kind() == EvidenceKind.FILE) {
            files.merge(event.by(), 1, Integer::sum);
        } else {
            messages++;
        }
        lastLink = event.link();
    }

    private static String key(EvidenceKind kind, String sourceId) {
        return kind + ":" + sourceId;
    }
}
