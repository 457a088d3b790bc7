package dev.amana.moderation.partner;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a partner is told.
 *
 * @param subject such as {@code app:wechat}
 * @param generation of the secret, counting up from 1
 * @param formerUntil until then the former secret signs, too; null where there is none
 */
public record PartnerEndpoint(
        String endpointId,
        String subject,
        URI url,
        int generation,
        @Nullable Instant formerUntil,
        String createdBy,
        Instant createdAt,
        @Nullable Instant disabledAt) {}
