package dev.amana.gateway.intake;

import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRegistered;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRole;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.platform.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns what the marketplace tells into facts: seals what is personal, and knows a repetition by a hash of its content. */
@Component
public final class Intake {
    private final FactStore store;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    Intake(FactStore store, Vault vault, JsonMapper json, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    /** The hash is keyed, because an e-mail address can be guessed from a plain one; erasure deletes it. */
    public Told party(String partyId, PartyDetails details, @Nullable String idempotencyKey) {
        String digest = vault.lookupHash(json.writeValueAsString(details));
        return store.replace(
                new Origin(MarketplaceEvent.TOPIC, partyId, digest, idempotencyKey),
                () -> registered(partyId, details));
    }

    public Told order(String orderId, OrderDetails details, @Nullable String idempotencyKey) {
        return store.replace(origin(orderId, details, idempotencyKey), () -> details.published(orderId));
    }

    public Told fact(String orderId, OrderFact fact, @Nullable String idempotencyKey) {
        if (!store.knows(MarketplaceEvent.TOPIC, orderId)) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "unknown-order", orderId);
        }
        return store.add(origin(orderId, fact, idempotencyKey), () -> fact.published(orderId, clock.instant()));
    }

    private PartyRegistered registered(String partyId, PartyDetails details) {
        return new PartyRegistered(
                partyId,
                PartyRole.valueOf(details.role().toUpperCase(Locale.ROOT)),
                vault.seal(Personal.of(partyId, RetentionClass.PROFILE, details.email())),
                vault.seal(Personal.of(partyId, RetentionClass.PROFILE, details.name())),
                details.locale(),
                details.country(),
                clock.instant(),
                details.phone() == null
                        ? null
                        : vault.seal(Personal.of(partyId, RetentionClass.PROFILE, details.phone())));
    }

    private Origin origin(String orderId, Object content, @Nullable String idempotencyKey) {
        return new Origin(MarketplaceEvent.TOPIC, orderId, sha256(json.writeValueAsString(content)), idempotencyKey);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
