package dev.amana.messaging.receipt;

import dev.amana.messaging.notice.Links;
import dev.amana.platform.personal.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A link names the message, signed, and nobody; whoever has the mail has it. */
@Component
public class ReceiptLinks {
    /** Where the links lead. */
    public static final String PATH = "/api/preferences/message/";

    private static final int SIGNATURE_LENGTH = 32;

    private final Links links;
    private final Vault vault;

    ReceiptLinks(Links links, Vault vault) {
        this.links = links;
        this.vault = vault;
    }

    String of(String messageId) {
        return links.to(PATH + messageId + '.' + signature(messageId));
    }

    /** The message; empty where the token is not ours. */
    public Optional<String> message(String token) {
        int dot = token.lastIndexOf('.');
        if (dot <= 0) {
            return Optional.empty();
        }
        String messageId = token.substring(0, dot);
        boolean ours = MessageDigest.isEqual(
                signature(messageId).getBytes(StandardCharsets.UTF_8),
                token.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
        return ours ? Optional.of(messageId) : Optional.empty();
    }

    private String signature(String messageId) {
        return vault.lookupHash("receipt:" + messageId).substring(0, SIGNATURE_LENGTH);
    }
}
