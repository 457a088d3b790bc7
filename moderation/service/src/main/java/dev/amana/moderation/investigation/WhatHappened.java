package dev.amana.moderation.investigation;

import dev.amana.moderation.investigation.ApologyFacts.Account;
import dev.amana.moderation.verdict.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of an investigation that its customer may be told. */
@Component
class WhatHappened {
    private final Judgements judgements;
    private final JdbcClient jdbc;

    WhatHappened(Judgements judgements, JdbcClient jdbc) {
        this.judgements = judgements;
        this.jdbc = jdbc;
    }

    ApologyFacts of(Standing standing) {
        return new ApologyFacts(account(standing), standing.suspended());
    }

    private Account account(Standing standing) {
        String messageId = standing.messageId();
        if (standing.state() == InvestigationState.LIFTED || standing.result() == Result.UNFOUNDED) {
            return Account.EXAMINED;
        }
        if (messageId == null) {
            return Account.CONDUCT;
        }
        if (!wrong(standing.trigger(), messageId)) {
            return Account.EXAMINED;
        }
        boolean threat = standing.trigger() == Trigger.THREAT;
        if (reached(standing.trigger(), messageId)) {
            return threat ? Account.THREAT_DELIVERED : Account.BREACH_DELIVERED;
        }
        if (judgements.wasEverCleared(messageId)) {
            return Account.EXAMINED;
        }
        return threat ? Account.THREAT_STOPPED : Account.BREACH_STOPPED;
    }

    /** By the verdict in force: of a pattern, this message may be the one that a reviewer let go. */
    private boolean wrong(Trigger trigger, String messageId) {
        return trigger == Trigger.REPORT || judgements.of(messageId).outcome().equals(Outcome.BLOCKED.name());
    }

    /**
     * Whoever reported it has read it; else by what messaging told. That is forgotten after a while: of what was cleared once
     * and is not known to have arrived, nobody can say.
     */
    private boolean reached(Trigger trigger, String messageId) {
        return trigger == Trigger.REPORT
                || judgements.wasLetGo(messageId)
                || jdbc.sql("""
                select exists (select from message_report where message_id = :id)
                    or exists (select from surrounding_message where message_id = :id and delivered_at is not null)""").param("id", messageId).query(Boolean.class).single();
    }
}
