package dev.amana.messaging.mime;

import dev.amana.messaging.file.EventUids;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a message is to be relayed. All message ids are ours already.
 *
 * @param sender who is hidden; its alias becomes From
 * @param recipient who receives; its alias may stand in quotes, its real address only in To
 * @param recipientAddress the real address of the recipient
 * @param locale the recipient's language, for notices
 * @param messageId with angle brackets, under the alias domain
 * @param references mapped to ids the recipient's mail program knows, oldest first, possibly empty
 * @param unsubscribe where the recipient opts out by one click (RFC 8058), if that is offered
 * @param report where the recipient reports the message without signing in; null where nobody does
 * @param eventUids what events in calendars are called for the recipient
 * @param treatment what moderation wants done to it
 */
public record RelayOrder(
        KnownParty sender,
        KnownParty recipient,
        String recipientAddress,
        Locale locale,
        String messageId,
        @Nullable String inReplyTo,
        List<String> references,
        Instant date,
        @Nullable String unsubscribe,
        @Nullable String report,
        EventUids eventUids,
        Treatment treatment) {

    /** Without links, as it is, and with names of events that are no secret: of mails that are only looked at. */
    public RelayOrder(
            KnownParty sender,
            KnownParty recipient,
            String recipientAddress,
            Locale locale,
            String messageId,
            @Nullable String inReplyTo,
            List<String> references,
            Instant date) {
        this(
                sender,
                recipient,
                recipientAddress,
                locale,
                messageId,
                inReplyTo,
                references,
                date,
                null,
                null,
                EventUids.of(sender.alias(), recipient.alias()),
                Treatment.NONE);
    }
}
