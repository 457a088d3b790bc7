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
 * @param lookUps that many different people or cases, looked at within {@code lookUpWindow} by somebody who has nothing to do
 *     with them, open an investigation
 * @param lookUpActions which entries of the audit trail are looks at people's data; {@code attachment.view}, a picture at the
 *     review desk, is none where something in that conversation was there to review
 * @param lookUpRoles whose looks count: only who holds none other than these; whoever reviews and audits looks at many
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

        @DefaultValue({
            "conversation.read",
            "conversation.list",
            "attachment.read",
            InvestigationNews.PICTURE,
            "case.timeline-revealed",
            "case.message-revealed",
            "case.party-revealed",
            "case.searched-by-address"
        })
        Set<String> lookUpActions,

        @DefaultValue({"agent", "trust"}) Set<String> lookUpRoles,
        @DefaultValue("3d") Duration remindAfter,
        @Nullable Path signingKeyFile) {}
