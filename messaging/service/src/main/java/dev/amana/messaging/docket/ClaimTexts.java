package dev.amana.messaging.docket;

import dev.amana.messaging.contract.GuaranteeClaimEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the parties of a claim say to each other, and staff to them, is screened as messages are. Moderation knows each text by
 * an identifier of its own; here are the verdicts.
 */
@Component
public class ClaimTexts {
    private final JdbcClient jdbc;

    ClaimTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a text stands with moderation. */
    public enum Screening {
        /** What is said to staff. */
        NOT_NEEDED,
        WAITING,
        CLEARED,
        WITHHELD;

        /** Whether who it is for reads it. */
        public boolean passed() {
            return this == NOT_NEEDED || this == CLEARED;
        }
    }

    /** @param what {@code opened}, {@code answered} or {@code appealed}: each happens once in a claim; or as below */
    public static String id(String claimId, String what) {
        return GuaranteeClaimEvent.TEXT_PREFIX + claimId + '.' + what;
    }

    /** Staff decide once, and once more after an appeal. */
    public static String decision(boolean onAppeal) {
        return onAppeal ? "decided-again" : "decided";
    }

    /** One of many. */
    public static String statement(String statementId) {
        return "statement-" + statementId;
    }

    static String claimOf(String textId) {
        return textId.substring(GuaranteeClaimEvent.TEXT_PREFIX.length(), textId.lastIndexOf('.'));
    }

    /** Whether a verdict is on such a text, and on no message. */
    public static boolean isOne(String screenedId) {
        return screenedId.startsWith(GuaranteeClaimEvent.TEXT_PREFIX);
    }

    /**
     * Keeps a verdict; of several the highest revision counts.
     *
     * @param appealable whether moderation has what a person would look at
     * @return whether it counts
     */
    public boolean judge(String textId, int revision, boolean cleared, boolean appealable, Instant at) {
        return jdbc.sql("""
                insert into claim_text_verdict (text_id, revision, outcome, appealable, given_at)
                values (:id, :revision, :outcome, :appealable, :at)
                on conflict (text_id) do update set revision = excluded.revision, outcome = excluded.outcome,
                    given_at = excluded.given_at, appealable = excluded.appealable
                where claim_text_verdict.revision < excluded.revision
                """)
                        .param("id", textId)
                        .param("revision", revision)
                        .param("outcome", (cleared ? Screening.CLEARED : Screening.WITHHELD).name())
                        .param("appealable", appealable)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void appealed(String textId, Instant at) {
        jdbc.sql("update claim_text_verdict set appealed_at = :at where text_id = :id and appealed_at is null")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", textId)
                .update();
    }

    public boolean wasAppealed(String textId) {
        return jdbc.sql("""
                select exists (select 1 from claim_text_verdict where text_id = :id and appealed_at is not null)""").param("id", textId).query(Boolean.class).single();
    }
}
