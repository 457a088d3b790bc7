package dev.amana.moderation.partner;

import dev.amana.platform.personal.Vault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Secrets of end points, and signatures by them (Standard Webhooks 1.0: HMAC-SHA256 over identifier, time and body). A secret
 * is derived from a key that the vault keeps, so that none is stored.
 */
@Component
public class Signatures {
    private static final String HMAC = "HmacSHA256";

    private final Vault vault;

    Signatures(Vault vault) {
        this.vault = vault;
    }

    /** As partners configure it. */
    public String secret(String endpointId, int generation) {
        return "whsec_" + Base64.getEncoder().encodeToString(key(endpointId, generation));
    }

    /** One signature, or two while the former secret is still good. */
    String sign(PartnerEndpoint endpoint, String id, Instant at, String body) {
        String signed = id + '.' + at.getEpochSecond() + '.' + body;
        String current = sign(endpoint, endpoint.generation(), signed);
        Instant formerUntil = endpoint.formerUntil();
        return formerUntil == null || at.isAfter(formerUntil)
                ? current
                : current + ' ' + sign(endpoint, endpoint.generation() - 1, signed);
    }

    private String sign(PartnerEndpoint endpoint, int generation, String signed) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key(endpoint.endpointId(), generation), HMAC));
            byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] key(String endpointId, int generation) {
        return vault.lookupHash("partner-secret:" + endpointId + ':' + generation)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
