package dev.amana.gateway.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.gateway.cases.Fact.Position;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseClaimsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static CaseState with(CaseState state, int sequence, String slot, Map<String, String> values) {
        CaseFact fact = new CaseFact(
                "e-" + sequence,
                "order-1",
                "1",
                NOON,
                new Position(1, sequence),
                "messaging",
                "claim-opened",
                "c-1",
                false,
                EntryData.of(values),
                Map.of(),
                slot,
                null);
        return state.with(fact, null, null);
    }

    private static CaseState claim(CaseState state, int sequence, String claimState) {
        return with(state, sequence, CaseClaims.slot("c-1"), Map.of(CaseClaims.STATE, claimState));
    }

    @Test
    void deliveredOrderIsNotDoneAsLongAsThereIsAClaimOnIt() {
        CaseState delivered = with(CaseState.empty(), 0, "order.delivered", Map.of());
        assertThat(delivered.status()).isEqualTo(CaseStatus.DONE);
        CaseState claimed = claim(delivered, 1, CaseClaims.AWAITS_ANSWER);
        assertThat(claimed.status()).isEqualTo(CaseStatus.OPEN);
        assertThat(claimed.severity()).isEqualTo(Severity.LOW);
        CaseState reviewed = claim(claimed, 2, CaseClaims.IN_REVIEW);
        assertThat(reviewed.status()).isEqualTo(CaseStatus.REVIEW);
        assertThat(reviewed.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(claim(reviewed, 3, CaseClaims.IN_APPEAL).severity()).isEqualTo(Severity.HIGH);
        CaseState closed = claim(reviewed, 4, CaseClaims.CLOSED);
        assertThat(closed.status()).isEqualTo(CaseStatus.DONE);
        assertThat(closed.severity()).isEqualTo(Severity.NONE);
    }

    @Test
    void whatIsToldLaterOfOneMomentCountsInWhateverOrderItArrives() {
        CaseState late = claim(claim(CaseState.empty(), 3, CaseClaims.CLOSED), 2, CaseClaims.DECIDED);
        assertThat(late.facts().get(CaseClaims.slot("c-1")).values())
                .containsEntry(CaseClaims.STATE, CaseClaims.CLOSED);
    }
}
