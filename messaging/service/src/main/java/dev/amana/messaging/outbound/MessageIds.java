package dev.amana.messaging.outbound;

import dev.amana.messaging.MessagingProperties;
import dev.amana.platform.Ids;
import dev.amana.platform.personal.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * The Message-IDs of relayed mails. Each names its message and carries a keyed tag that belongs to the one recipient: the
 * author of a message knows what it is called, but only who has received the mail, or handled it, can know the tag. A mail that
 * is sent once more has another tag, since receivers hide as a duplicate what has a name that they have seen.
 */
@Component
public class MessageIds {
    /** 80 bits, to be guessed by one SMTP dialogue each; a longer line would have to be folded. */
    private static final int TAG_LENGTH = 20;

    /** Mails of one message that have a name of their own: the last one's is that of all that follow. */
    private static final int MOST_EDITIONS = 10;

    private final Vault vault;
    private final String suffix;

    public MessageIds(Vault vault, MessagingProperties properties) {
        this.vault = vault;
        this.suffix = '@' + properties.aliasDomain().toLowerCase(Locale.ROOT) + '>';
    }

    /** Of the mail that brings the message to the recipient; nobody else may see it. */
    public String tagged(String messageId, String recipientId) {
        return tagged(messageId, recipientId, 0);
    }

    /** @param edition how often it was sent before */
    public String tagged(String messageId, String recipientId, int edition) {
        return '<' + messageId.toLowerCase(Locale.ROOT) + '.' + tag(messageId, recipientId, edition) + suffix;
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
                .filter(message -> IntStream.range(0, MOST_EDITIONS)
                        .anyMatch(edition ->
                                same(reference.toLowerCase(Locale.ROOT), tagged(message, recipientId, edition))));
    }

    private Optional<String> name(String reference) {
        boolean ours = reference.startsWith("<")
                && reference.length() > suffix.length()
                && reference.toLowerCase(Locale.ROOT).endsWith(suffix);
        return ours ? Optional.of(reference.substring(1, reference.length() - suffix.length())) : Optional.empty();
    }

    private String tag(String messageId, String recipientId, int edition) {
        int last = Math.min(edition, MOST_EDITIONS - 1);
        String mail = Ids.derived("mail", messageId, recipientId);
        return vault.lookupHash("message-id:" + (last == 0 ? mail : mail + '.' + last))
                .substring(0, TAG_LENGTH);
    }

    private static boolean same(String given, String right) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
