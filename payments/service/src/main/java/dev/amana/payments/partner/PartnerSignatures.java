package dev.amana.payments.partner;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.amana.platform.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Checks calls by Standard Webhooks: an HMAC over identifier, time and the body's bytes, at most five minutes old, so that
 * one that was overheard is of no use later.
 */
@Component
public class PartnerSignatures {
    public static final String ID = "webhook-id";

    private static final List<String> HEADERS = List.of(ID, "webhook-timestamp", "webhook-signature");

    private final Map<String, Webhook> webhooks;

    PartnerSignatures(PartnerProperties properties) {
        webhooks = properties.partners().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, partner -> webhook(partner.getValue())));
    }

    /** Throws 401 for an unknown partner and for a wrong signature alike: who has no secret learns no names. */
    public void verify(String partner, HttpHeaders headers, byte[] body) {
        Webhook webhook = webhooks.get(partner);
        if (webhook == null) {
            throw unsigned();
        }
        try {
            webhook.verify(new String(body, StandardCharsets.UTF_8), signatureHeaders(headers));
        } catch (WebhookVerificationException forged) {
            throw unsigned();
        }
    }

    private static Map<String, List<String>> signatureHeaders(HttpHeaders headers) {
        return HEADERS.stream()
                .flatMap(
                        name -> Stream.ofNullable(headers.getFirst(name)).map(value -> Map.entry(name, List.of(value))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static ProblemException unsigned() {
        return new ProblemException(HttpStatus.UNAUTHORIZED, "signature-wrong");
    }

    private static Webhook webhook(String secret) {
        try {
            return new Webhook(secret);
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalStateException("A partner's secret is empty: amana.payments.partners", e);
        }
    }
}
