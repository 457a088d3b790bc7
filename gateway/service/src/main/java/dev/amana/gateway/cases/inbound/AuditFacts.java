package dev.amana.gateway.cases.inbound;

import dev.amana.gateway.cases.CaseFact;
import dev.amana.gateway.cases.CaseId;
import dev.amana.gateway.cases.EntryData;
import dev.amana.platform.consumption.Received;
import dev.amana.published.AuditRecorded;
import dev.amana.published.SealedText;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Who looked at a case or acted on it: shown in its timeline, so that looks are no secret among colleagues. */
final class AuditFacts {
    /** Whoever may know of an investigation reads on its own page what was done in it. */
    private static final String INVESTIGATION = "investigation.";

    /** It changes no case: else whoever opens a page would see it change, and each look would be indexed. */
    private static final String CASE_READ = "case.read";

    private static final String MODERATION = "moderation";
    private static final String LOOK = ".read";

    private AuditFacts() {}

    /**
     * Empty where the entry concerns no case.
     *
     * @param caseOfMessage the case of a message that is known by now
     */
    static Optional<CaseFact> of(Received<AuditRecorded> received, Function<String, Optional<String>> caseOfMessage) {
        AuditRecorded e = received.event();
        if (e.action().startsWith(INVESTIGATION) || e.action().equals(CASE_READ)) {
            return Optional.empty();
        }
        return caseOf(e, caseOfMessage)
                .map(caseId -> CaseFact.of(received, caseId, e.orderId(), e.at(), e.target(), data(e)));
    }

    private static Optional<String> caseOf(AuditRecorded e, Function<String, Optional<String>> caseOfMessage) {
        String orderId = e.orderId();
        if (orderId != null) {
            return Optional.of(CaseId.ofOrder(orderId));
        }
        String[] target = e.target().split("/", 3);
        if (target.length < 2) {
            return Optional.empty();
        }
        return switch (target[0]) {
            case "case" -> Optional.of(target[1]);
            // A conversation with an order would have been recorded with it.
            case "conversation" -> Optional.of(CaseId.of(null, target[1]));
            // A screening has the id of its message.
            case "message", "screening" -> caseOfMessage.apply(target[1]);
            default -> Optional.empty();
        };
    }

    /** What a reviewer thinks of a message: the second of two decides without knowing it. */
    private static boolean isOpinion(AuditRecorded e) {
        return e.context().equals(MODERATION) && !e.action().endsWith(LOOK);
    }

    private static EntryData data(AuditRecorded e) {
        Map<String, String> values =
                Values.of("action", e.action()).and("by", e.context()).map();
        SealedText reason = isOpinion(e) ? null : e.reason();
        return new EntryData(e.actor(), e.role(), values, reason == null ? null : Map.of("reason", reason), null);
    }
}
