package dev.amana.messaging.docket;

import dev.amana.messaging.contract.GuaranteeClaimEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the parties of a claim say to each other is screened as their messages are. Moderation knows each text by an
 * identifier of its own; here are the verdicts.
 */
@Component
public class ClaimTexts {
    private final JdbcClient jdbc;

    ClaimTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a text stands with moderation. */
    public enum Screening {
        /** What staff say, and what is said to staff. */
        NOT_NEEDED,
        WAITING,
        CLEARED,
        WITHHELD;

        /** Whether the other party reads it. */
        public boolean passed() {
            return this == NOT_NEEDED || this == CLEARED;
        }
    }

    /** @param what {@code opened}, {@code answered} or {@code appealed}: each happens once in a claim */
    public static String id(String claimId, String what) {
        return GuaranteeClaimEvent.TEXT_PREFIX + claimId + '.' + what;
    }

    /** Whether a verdict is on such a text, and on no message. */
    public static boolean isOne(String screenedId) {
        return screenedId.startsWith(GuaranteeClaimEvent.TEXT_PREFIX);
    }

    /** Keeps a verdict; of several the highest revision counts. */
    public void judge(String textId, int revision, boolean cleared, Instant at) {
        jdbc.sql("""
                insert into claim_text_verdict (text_id, revision, outcome, given_at)
                values (:id, :revision, :outcome, :at)
                on conflict (text_id) do update set revision = excluded.revision, outcome = excluded.outcome,
                    given_at = excluded.given_at
                where claim_text_verdict.revision < excluded.revision
                """)
                .param("id", textId)
                .param("revision", revision)
                .param("outcome", (cleared ? Screening.CLEARED : Screening.WITHHELD).name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
