package dev.amana.messaging.outbound;

import dev.amana.messaging.MessagingProperties;
import dev.amana.platform.Ids;
import dev.amana.platform.personal.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The Message-IDs of relayed mails. Each names its message and carries a keyed tag that belongs to the one recipient: the
 * author of a message knows what it is called, but only who has received the mail, or handled it, can know the tag.
 */
@Component
public class MessageIds {
    /** 80 bits, to be guessed by one SMTP dialogue each; a longer line would have to be folded. */
    private static final int TAG_LENGTH = 20;

    private final Vault vault;
    private final String suffix;

    MessageIds(Vault vault, MessagingProperties properties) {
        this.vault = vault;
        this.suffix = '@' + properties.aliasDomain().toLowerCase(Locale.ROOT) + '>';
    }

    /** Of the mail that brings the message to the recipient; nobody else may see it. */
    public String tagged(String messageId, String recipientId) {
        return '<' + messageId.toLowerCase(Locale.ROOT) + '.' + tag(messageId, recipientId) + suffix;
    }

    /** What the author may know; mails were called so before there were tags. */
    public String plain(String messageId) {
        return '<' + messageId.toLowerCase(Locale.ROOT) + suffix;
    }

    /** The message that one of our Message-IDs names, whatever its tag: good for keeping a thread together. */
    public Optional<String> message(String reference) {
        return name(reference).map(name -> name.split("\\.", 2)[0].toUpperCase(Locale.ROOT));
    }

    /** The same, if the reference proves that who writes it has the mail that went to this recipient. */
    public Optional<String> received(String reference, String recipientId) {
        return message(reference)
                .filter(message -> same(reference.toLowerCase(Locale.ROOT), tagged(message, recipientId)));
    }

    private Optional<String> name(String reference) {
        boolean ours = reference.startsWith("<")
                && reference.length() > suffix.length()
                && reference.toLowerCase(Locale.ROOT).endsWith(suffix);
        return ours ? Optional.of(reference.substring(1, reference.length() - suffix.length())) : Optional.empty();
    }

    private String tag(String messageId, String recipientId) {
        return vault.lookupHash("message-id:" + Ids.derived("mail", messageId, recipientId))
                .substring(0, TAG_LENGTH);
    }

    private static boolean same(String given, String right) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
