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
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens the sealed texts of stored entries for a reader, masked or as they were written. */
@Component
class TimelineReader {
    private final Vault vault;

    TimelineReader(Vault vault) {
        this.vault = vault;
    }

    TimelineEntry read(StoredEntry stored, boolean revealed) {
        EntryData data = stored.data();
        return new TimelineEntry(
                stored.entryId(),
                stored.at(),
                stored.context(),
                stored.type(),
                stored.subjectId(),
                data.actorId() == null || data.actorRole() == null ? null : new Actor(data.actorId(), data.actorRole()),
                data.facts(),
                texts(data.sealed(), revealed),
                data.attachments().stream().map(a -> attachment(a, revealed)).toList(),
                stored.message() == null ? null : message(stored.message(), revealed),
                revealed);
    }

    private Map<String, Text> texts(Map<String, SealedText> sealed, boolean revealed) {
        Map<String, Text> texts = new TreeMap<>();
        sealed.forEach((name, text) -> texts.put(name, open(text, revealed)));
        return texts;
    }

    private Text open(SealedText sealed, boolean revealed) {
        return vault.open(sealed)
                .reveal()
                .map(clear -> new Text(revealed ? clear : Redaction.of(clear), false))
                .orElse(new Text(null, true));
    }

    private Attachment attachment(EntryData.SealedAttachment attachment, boolean revealed) {
        return new Attachment(
                attachment.attachmentId(), open(attachment.name(), revealed), attachment.type(), attachment.bytes());
    }

    private Message message(CaseMessage message, boolean revealed) {
        CaseMessage.Delivery delivery = message.delivery();
        return new Message(
                message.state(),
                message.verdict() == null ? null : verdict(message.verdict(), revealed),
                delivery == null || !delivery.relayed() ? null : delivery.at(),
                delivery == null ? null : delivery.status());
    }

    private Verdict verdict(CaseMessage.Verdict verdict, boolean revealed) {
        return new Verdict(
                verdict.revision(),
                verdict.state(),
                verdict.severity(),
                verdict.decidedBy(),
                verdict.decidedAt(),
                verdict.reasons().stream().map(r -> reason(r, revealed)).toList());
    }

    private Reason reason(CaseMessage.Reason reason, boolean revealed) {
        return new Reason(
                reason.category(),
                reason.rule(),
                reason.ruleSet(),
                reason.severity(),
                reason.words() == null ? null : open(reason.words(), revealed));
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
