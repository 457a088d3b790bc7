package dev.amana.gateway.index;

import dev.amana.gateway.cases.CaseChanged;
import dev.amana.gateway.cases.CaseWriter;
import dev.amana.gateway.cases.PartyDirectory;
import dev.amana.platform.erasure.ErasureParticipant;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Builds the documents of an erased party's cases anew, now that the texts' keys are gone, and drops the hash that finds
 * the party. Returns when no search finds the texts any more; throws while Elasticsearch is away, and is called again.
 */
@Component
class ForgottenInCases implements ErasureParticipant {
    private final PartyDirectory parties;
    private final CaseWriter writer;
    private final AnalysedMessages messages;
    private final IndexWorker worker;

    ForgottenInCases(PartyDirectory parties, CaseWriter writer, AnalysedMessages messages, IndexWorker worker) {
        this.parties = parties;
        this.writer = writer;
        this.messages = messages;
        this.worker = worker;
    }

    @Override
    public void forget(String partyId, Set<String> erasedRetentionClasses) {
        parties.forget(partyId);
        messages.forget();
        worker.indexNow(
                writer.touchCasesOf(partyId).stream().map(CaseChanged::caseId).toList());
    }
}
