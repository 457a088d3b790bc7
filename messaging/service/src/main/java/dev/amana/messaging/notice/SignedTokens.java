package dev.amana.messaging.notice;

import dev.amana.platform.personal.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tokens for links in mails, by which somebody does one thing without signing in: what it is about and the day of its end,
 * signed for that purpose. They name no person; whoever has the mail has them.
 */
@Component
public class SignedTokens {
    private static final int RADIX = 36;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int SIGNATURE_LENGTH = 32;

    private final Vault vault;

    SignedTokens(Vault vault) {
        this.vault = vault;
    }

    /**
     * @param purpose a token for one is none for another
     * @param subject without a dot
     */
    public String issue(String purpose, String subject, Instant now, Duration validFor) {
        long lastDay = now.plus(validFor).getEpochSecond() / SECONDS_PER_DAY;
        String content = subject + '.' + Long.toString(lastDay, RADIX);
        return content + '.' + signature(purpose, content);
    }

    /** What the token is about; empty where it is not ours, or its time is over. */
    public Optional<String> subject(String purpose, String token, Instant now) {
        int signatureAt = token.lastIndexOf('.');
        int dayAt = token.indexOf('.');
        if (dayAt <= 0 || signatureAt <= dayAt) {
            return Optional.empty();
        }
        String content = token.substring(0, signatureAt);
        if (!same(signature(purpose, content), token.substring(signatureAt + 1))) {
            return Optional.empty();
        }
        long lastDay = Long.parseLong(content.substring(dayAt + 1), RADIX);
        return now.getEpochSecond() / SECONDS_PER_DAY <= lastDay
                ? Optional.of(content.substring(0, dayAt))
                : Optional.empty();
    }

    private String signature(String purpose, String content) {
        return vault.lookupHash(purpose + ':' + content).substring(0, SIGNATURE_LENGTH);
    }

    private static boolean same(String ours, String theirs) {
        return MessageDigest.isEqual(ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
    }
}
