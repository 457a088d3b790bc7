package dev.amana.moderation.investigation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code amana.moderation.investigations}.
 *
 * @param patternMessages that many messages of one person, held or blocked within {@code patternWindow}, open an investigation
 * @param lookUps that many different targets, looked at within {@code lookUpWindow} by somebody who has nothing to do with
 *     them, open an investigation
 * @param lookUpsLong the same for {@code lookUpLongWindow}, so that nobody stays below the limit of each day
 * @param lookUpDaysAtOne on that many days of {@code lookUpLongWindow} a look at the same person opens one, however few they are
 * @param lookUpsOfLeads so many times more may do whoever supervises and audits; see {@link #leads}
 * @param lookUpActions which entries of the audit trail are looks at people's data; {@link Occasions} says which of these
 *     are somebody's work
 * @param leads the roles of those who supervise and audit
 * @param remindAfter after how long without an answer to an apology somebody is reminded, twice at most
 * @param signingKeyFile an RSA key (PEM, PKCS #8) that signs hand-over files; without one a key that lasts as long as the process, which proves nothing. The all-in-one makes one at
 *     its first start
 */
@ConfigurationProperties("amana.moderation.investigations")
public record InvestigationProperties(
        @DefaultValue("3") int patternMessages,
        @DefaultValue("7d") Duration patternWindow,
        @DefaultValue("50") int lookUps,
        @DefaultValue("1d") Duration lookUpWindow,
        @DefaultValue("300") int lookUpsLong,
        @DefaultValue("30d") Duration lookUpLongWindow,
        @DefaultValue("5") int lookUpDaysAtOne,
        @DefaultValue("4") int lookUpsOfLeads,

        @DefaultValue({
            "conversation.read",
            "conversation.list",
            "conversation.export",
            "attachment.read",
            "attachment.view",
            "claim.read",
            "claim.review",
            "claim.evidence",
            "claim.attachment.read",
            "claim.attachment.view",
            "screening.read",
            "report.read",
            "rule-set.sample-read",
            "case.read",
            "case.timeline-revealed",
            "case.message-revealed",
            "case.party-revealed",
            "case.searched-by-address"
        })
        Set<String> lookUpActions,

        @DefaultValue({"trust-lead", "auditor", "data-protection"})
        Set<String> leads,

        @DefaultValue("3d") Duration remindAfter,
        @Nullable Path signingKeyFile) {}
