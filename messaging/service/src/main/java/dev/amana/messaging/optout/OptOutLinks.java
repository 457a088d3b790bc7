package dev.amana.messaging.optout;

import dev.amana.messaging.notice.Links;
import dev.amana.platform.personal.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Links by which the buyer of a conversation opts out without signing in (RFC 8058). A link names the conversation and
 * the day of its end, signed, and nobody; whoever has the mail has it.
 */
@Component
public class OptOutLinks {
    /** Where the links lead. */
    public static final String PATH = "/api/preferences/opt-out/";

    private static final int RADIX = 36;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int SIGNATURE_LENGTH = 32;

    private final Links links;
    private final Vault vault;
    private final OptOutProperties properties;

    OptOutLinks(Links links, Vault vault, OptOutProperties properties) {
        this.links = links;
        this.vault = vault;
        this.properties = properties;
    }

    public String of(String conversationId, Instant now) {
        long lastDay = now.plus(properties.linkValidFor()).getEpochSecond() / SECONDS_PER_DAY;
        String content = conversationId + '.' + Long.toString(lastDay, RADIX);
        return links.to(PATH + content + '.' + signature(content));
    }

    /** The conversation; empty where the token is not ours, or its time is over. */
    public Optional<String> conversation(String token, Instant now) {
        int signatureAt = token.lastIndexOf('.');
        int dayAt = token.indexOf('.');
        if (dayAt <= 0 || signatureAt <= dayAt) {
            return Optional.empty();
        }
        String content = token.substring(0, signatureAt);
        if (!same(signature(content), token.substring(signatureAt + 1))) {
            return Optional.empty();
        }
        long lastDay = Long.parseLong(content.substring(dayAt + 1), RADIX);
        return now.getEpochSecond() / SECONDS_PER_DAY <= lastDay
                ? Optional.of(content.substring(0, dayAt))
                : Optional.empty();
    }

    private String signature(String content) {
        return vault.lookupHash("opt-out:" + content).substring(0, SIGNATURE_LENGTH);
    }

    private static boolean same(String ours, String theirs) {
        return MessageDigest.isEqual(ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
    }
}
