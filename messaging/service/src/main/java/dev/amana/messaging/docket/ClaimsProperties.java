package dev.amana.messaging.docket;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code amana.messaging.claims.*}. Days run on at weekends.
 *
 * @param answerWithin how long a seller may take before staff review a claim without an answer (3 days)
 * @param appealWithin how long after a decision a party may appeal (30 days)
 * @param evidenceKeptFor how long after its end a claim's evidence is kept, then erased (3 years)
 * @param mostFileBytes largest file that can be handed in as evidence (10 MiB)
 * @param mostClaimsPerOrder how often a claim on one order may be opened again after it was withdrawn (3)
 */
@ConfigurationProperties("amana.messaging.claims")
public record ClaimsProperties(
        @DefaultValue("3d") Duration answerWithin,
        @DefaultValue("30d") Duration appealWithin,
        @DefaultValue("1095d") Duration evidenceKeptFor,
        @DefaultValue("10485760") long mostFileBytes,
        @DefaultValue("3") int mostClaimsPerOrder) {}
