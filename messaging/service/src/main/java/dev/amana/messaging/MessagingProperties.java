package dev.amana.messaging;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of conversations; those of the SMTP server and of the outbound queue stand with them.
 *
 * @param aliasDomain the domain of all aliases, whose MX is this service
 * @param mostTextBytes screenable text of one message (subject, text, quote, hidden text, file names) in UTF-8
 * @param mostAttachmentBytes all attachments of one message that comes by API, together
 * @param supportAgent who answers a support conversation for which the marketplace names nobody; without one, whoever takes
 *     its case
 * @param verdictDueAfter how long a verdict may take before the metric {@code amana.messaging.verdicts.overdue} shows it,
 *     where its class has no earlier deadline
 */
@Validated
@ConfigurationProperties("amana.messaging")
public record MessagingProperties(
        @NotBlank @DefaultValue("alias.amana.test") String aliasDomain,
        @Min(1_000) @DefaultValue("100000") int mostTextBytes,
        @Min(1_000) @DefaultValue("20971520") long mostAttachmentBytes,
        @DefaultValue("1m") Duration verdictDueAfter,
        @Nullable String supportAgent) {}
