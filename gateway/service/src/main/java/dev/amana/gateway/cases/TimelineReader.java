package dev.amana.gateway.cases;

import dev.amana.gateway.cases.TimelineEntry.Actor;
import dev.amana.gateway.cases.TimelineEntry.Attachment;
import dev.amana.gateway.cases.TimelineEntry.Message;
import dev.amana.gateway.cases.TimelineEntry.Reason;
import dev.amana.gateway.cases.TimelineEntry.Text;
import dev.amana.gateway.cases.TimelineEntry.Verdict;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens the sealed texts of stored entries for a reader, masked or as they were written. */
@Component
class TimelineReader {
    private static final Set<String> CONTACT = Set.of("contact-data", "off-platform");

    private final Vault vault;

    TimelineReader(Vault vault) {
        this.vault = vault;
    }

    TimelineEntry read(StoredEntry stored, boolean revealed) {
        EntryData data = stored.data();
        List<String> recognised = revealed ? List.of() : recognised(stored.message());
        UnaryOperator<String> shown = revealed ? UnaryOperator.identity() : text -> Redaction.of(text, recognised);
        return new TimelineEntry(
                stored.entryId(),
                stored.at(),
                stored.context(),
                stored.type(),
                stored.subjectId(),
                data.actorId() == null || data.actorRole() == null ? null : new Actor(data.actorId(), data.actorRole()),
                data.facts(),
                texts(data.sealed(), shown),
                data.attachments().stream().map(a -> attachment(a, shown)).toList(),
                stored.message() == null ? null : message(stored.message(), shown),
                revealed);
    }

    /** What moderation recognised as contact data: a name spelled out, which no pattern here knows. */
    private List<String> recognised(@Nullable CaseMessage message) {
        CaseMessage.Verdict verdict = message == null ? null : message.verdict();
        return verdict == null
                ? List.of()
                : verdict.reasons().stream()
                        .filter(reason -> CONTACT.contains(reason.category()))
                        .map(CaseMessage.Reason::words)
                        .filter(Objects::nonNull)
                        .map(words -> vault.open(words).reveal())
                        .flatMap(Optional::stream)
                        .toList();
    }

    private Map<String, Text> texts(Map<String, SealedText> sealed, UnaryOperator<String> shown) {
        Map<String, Text> texts = new TreeMap<>();
        sealed.forEach((name, text) -> texts.put(name, open(text, shown)));
        return texts;
    }

    private Text open(SealedText sealed, UnaryOperator<String> shown) {
        return vault.open(sealed)
                .reveal()
                .map(clear -> new Text(shown.apply(clear), false))
                .orElse(new Text(null, true));
    }

    private Attachment attachment(EntryData.SealedAttachment attachment, UnaryOperator<String> shown) {
        return new Attachment(
                attachment.attachmentId(), open(attachment.name(), shown), attachment.type(), attachment.bytes());
    }

    private Message message(CaseMessage message, UnaryOperator<String> shown) {
        CaseMessage.Delivery delivery = message.delivery();
        return new Message(
                message.state(),
                message.verdict() == null ? null : verdict(message.verdict(), shown),
                delivery == null || !delivery.relayed() ? null : delivery.at(),
                delivery == null ? null : delivery.status());
    }

    private Verdict verdict(CaseMessage.Verdict verdict, UnaryOperator<String> shown) {
        return new Verdict(
                verdict.revision(),
                verdict.state(),
                verdict.severity(),
                verdict.decidedBy(),
                verdict.decidedAt(),
                verdict.reasons().stream().map(r -> reason(r, shown)).toList());
    }

    private Reason reason(CaseMessage.Reason reason, UnaryOperator<String> shown) {
        return new Reason(
                reason.category(),
                reason.rule(),
                reason.ruleSet(),
                reason.severity(),
                reason.words() == null ? null : open(reason.words(), shown));
    }

    /** @param message what became of the message that the entry is about */
    record StoredEntry(
            String entryId,
            Instant at,
            String context,
            String type,
            @Nullable String subjectId,
            EntryData data,
            @Nullable CaseMessage message) {}
}
