package dev.amana.gateway.cases;

import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.gateway.contract.MarketplaceEvent.Item;
import dev.amana.gateway.contract.MarketplaceEvent.OrderPlaced;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRegistered;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRole;
import dev.amana.gifting.contract.GiftingEvent;
import dev.amana.messaging.contract.MessageEvent;
import dev.amana.messaging.contract.MessageEvent.Attachment;
import dev.amana.messaging.contract.MessageEvent.Channel;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.ConversationKind;
import dev.amana.messaging.contract.MessagingEvent.Participant;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.moderation.contract.ModerationEvent.Reason;
import dev.amana.moderation.contract.ModerationEvent.Severity;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.payments.contract.PaymentsEvent;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.platform.publication.CloudEvent;
import dev.amana.platform.publication.PublishedJson;
import dev.amana.published.PublishedEvent;
import dev.amana.published.SealedText;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.kafka.core.KafkaTemplate;

/** What other contexts publish, told in few words. */
public final class Story {
    private final KafkaTemplate<String, byte[]> kafka;
    private final Vault vault;
    private final PublishedJson json;
    private long sequence;

    Story(KafkaTemplate<String, byte[]> kafka, Vault vault, PublishedJson json) {
        this.kafka = kafka;
        this.vault = vault;
        this.json = json;
    }

    public void party(String partyId, PartyRole role, String email, String name) {
        tell(
                MarketplaceEvent.TOPIC,
                partyId,
                new PartyRegistered(
                        partyId,
                        role,
                        seal(partyId, RetentionClass.PROFILE, email),
                        seal(partyId, RetentionClass.PROFILE, name),
                        "en",
                        "DE",
                        Instant.now()));
    }

    public void order(String orderId, String buyer, String seller, String... titles) {
        List<Item> items = Arrays.stream(titles)
                .map(title -> new Item("i-" + title.hashCode(), title, 1, 4990))
                .toList();
        tell(orderId, new OrderPlaced(orderId, buyer, seller, 4990L * titles.length, "EUR", items, ago(3600)));
    }

    /** A message and, where given, the rules' verdict on it. Returns the message's id. */
    public String message(String orderId, String from, Role role, String to, String text) {
        return message(orderId, from, role, to, text, List.of());
    }

    public String message(
            String orderId, String from, Role role, String to, String text, List<Attachment> attachments) {
        String messageId = "m-" + UUID.randomUUID();
        String conversation = "c-" + orderId;
        Role other = role == Role.BUYER ? Role.SELLER : Role.BUYER;
        tell(
                MessagingEvent.TOPIC,
                conversation,
                new MessageReceived(
                        conversation,
                        messageId,
                        orderId,
                        ConversationKind.ORDER,
                        new Participant(from, role, "en"),
                        new Participant(to, other, "en"),
                        Channel.SMTP,
                        seal(from, "About the order"),
                        seal(from, text),
                        null,
                        null,
                        attachments,
                        Instant.now()));
        return messageId;
    }

    public void relayed(String orderId, String messageId) {
        tell(
                MessagingEvent.TOPIC,
                "c-" + orderId,
                new MessageEvent.MessageRelayed("c-" + orderId, messageId, orderId, 1, Instant.now()));
    }

    public void verdict(
            String orderId, String messageId, String sender, Outcome outcome, Severity severity, String... words) {
        List<Reason> reasons = Arrays.stream(words)
                .map(word -> new Reason("threat", "threat.en.violence", "foundation/3", severity, seal(sender, word)))
                .toList();
        verdict(orderId, messageId, sender, outcome, severity, reasons);
    }

    /** The rules' verdict on a message in which they found these ways to the sender. */
    public void contactFound(String orderId, String messageId, String sender, String... words) {
        List<Reason> reasons = Arrays.stream(words)
                .map(word -> new Reason(
                        "contact-data", "contact.email-spelled", "foundation/3", Severity.LOW, seal(sender, word)))
                .toList();
        verdict(orderId, messageId, sender, Outcome.CLEARED, Severity.LOW, reasons);
    }

    private void verdict(
            String orderId, String messageId, String sender, Outcome outcome, Severity severity, List<Reason> reasons) {
        tell(
                ModerationEvent.TOPIC,
                messageId,
                new VerdictGiven(
                        messageId,
                        "c-" + orderId,
                        orderId,
                        sender,
                        sender.contains("buyer") ? "BUYER" : "SELLER",
                        1,
                        outcome,
                        severity,
                        reasons,
                        "rules",
                        Instant.now()));
    }

    public void payCode(String orderId, String payer) {
        String code = "p-" + orderId;
        tell(
                PaymentsEvent.TOPIC,
                code,
                new PaymentsEvent.PayCodeIssued(code, orderId, payer, 4990, "EUR", ago(1800), ago(-86400)));
        tell(
                PaymentsEvent.TOPIC,
                code,
                new PaymentsEvent.PayCodePaid(code, orderId, 4990, "EUR", "kiosk", "branch-7", ago(600)));
    }

    public void gift(String orderId, String giver, String recipient) {
        String gift = "g-" + orderId;
        tell(
                GiftingEvent.TOPIC,
                gift,
                new GiftingEvent.GiftPlaced(gift, orderId, "wish-1", "tea-pot", giver, recipient, false, ago(1500)));
    }

    public void tell(String orderId, MarketplaceEvent event) {
        tell(MarketplaceEvent.TOPIC, orderId, event);
    }

    public void tell(String topic, String key, PublishedEvent event) {
        CloudEvent message =
                new CloudEvent(UUID.randomUUID().toString(), "/test", key, Instant.now(), sequence++, 1, null, event);
        kafka.send(message.toRecord(topic, json)).join();
    }

    public SealedText seal(String subject, String text) {
        return seal(subject, RetentionClass.CORRESPONDENCE, text);
    }

    private SealedText seal(String subject, RetentionClass retention, String text) {
        return vault.seal(Personal.of(subject, retention, text));
    }

    public static Instant ago(long seconds) {
        return Instant.now().minusSeconds(seconds);
    }
}
