package dev.amana.gateway.cases.inbound;

import dev.amana.gateway.cases.CaseFact;
import dev.amana.gateway.cases.CaseId;
import dev.amana.gateway.cases.EntryData;
import dev.amana.platform.consumption.Received;
import dev.amana.published.AuditRecorded;
import dev.amana.published.SealedText;
import java.util.Map;
import java.util.Optional;

/** Who looked at a case or acted on it: shown in its timeline, so that looks are no secret among colleagues. */
final class AuditFacts {
    private static final String CASE = "case/";
    private static final String CONVERSATION = "conversation/";

    private AuditFacts() {}

    /** Empty where the entry concerns no case. */
    static Optional<CaseFact> of(Received<AuditRecorded> received) {
        AuditRecorded e = received.event();
        return caseOf(e)
                .map(caseId ->
                        CaseFact.of(received.id(), received.type(), caseId, e.orderId(), e.at(), e.target(), data(e)));
    }

    private static Optional<String> caseOf(AuditRecorded e) {
        String orderId = e.orderId();
        if (orderId != null) {
            return Optional.of(CaseId.ofOrder(orderId));
        }
        if (e.target().startsWith(CASE)) {
            return Optional.of(e.target().substring(CASE.length()));
        }
        // A conversation with an order would have been recorded with it.
        return e.target().startsWith(CONVERSATION)
                ? Optional.of(CaseId.of(null, e.target().substring(CONVERSATION.length())))
                : Optional.empty();
    }

    private static EntryData data(AuditRecorded e) {
        Map<String, String> values =
                Values.of("action", e.action()).and("by", e.context()).map();
        SealedText reason = e.reason();
        return new EntryData(e.actor(), e.role(), values, reason == null ? null : Map.of("reason", reason), null);
    }
}
