package dev.amana.gateway.cases;

import dev.amana.gateway.cases.CaseMessage.State;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens the sealed texts of stored entries for a reader: masked, as they were written, or not at all. */
@Component
class TimelineReader {
    private static final Set<String> CONTACT = Set.of("contact-data", "off-platform");
    private static final Set<State> WITHHELD = Set.of(State.HELD, State.BLOCKED);

    private final Vault vault;

    /** What for an entry is read. */
    enum Purpose {
        /** Somebody gave a reason: everything as it was written. */
        REASON,
        /** In passing: masked, and nothing of what is withheld. */
        PASSING,
        /** For the index, which quotes nothing of what is withheld: all of it, masked. */
        INDEX
    }

    /** What becomes of a text before it is shown; null where it is not. */
    private interface Veil {
        @Nullable
        String over(String text);
    }

    TimelineReader(Vault vault) {
        this.vault = vault;
    }

    TimelineEntry read(StoredEntry stored, Purpose purpose) {
        EntryData data = stored.data();
        boolean covered = purpose == Purpose.PASSING && isWithheld(stored.message());
        Veil veil = covered ? text -> null : veil(stored, purpose);
        return new TimelineEntry(
                stored.entryId(),
                stored.at(),
                stored.context(),
                stored.type(),
                stored.subjectId(),
                data.actorId() == null || data.actorRole() == null ? null : new Actor(data.actorId(), data.actorRole()),
                data.facts(),
                texts(data.sealed(), veil),
                data.attachments().stream().map(a -> attachment(a, veil)).toList(),
                stored.message() == null ? null : message(stored.message(), veil),
                purpose == Purpose.REASON,
                covered);
    }

    private static boolean isWithheld(@Nullable CaseMessage message) {
        return message != null && WITHHELD.contains(message.state());
    }

    private Veil veil(StoredEntry stored, Purpose purpose) {
        if (purpose == Purpose.REASON) {
            return text -> text;
        }
        List<String> recognised = recognised(stored.message());
        return text -> Redaction.of(text, recognised);
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

    private Map<String, Text> texts(Map<String, SealedText> sealed, Veil veil) {
        Map<String, Text> texts = new TreeMap<>();
        sealed.forEach((name, text) -> texts.put(name, open(text, veil)));
        return texts;
    }

    private Text open(SealedText sealed, Veil veil) {
        return vault.open(sealed)
                .reveal()
                .map(clear -> new Text(veil.over(clear), false))
                .orElse(new Text(null, true));
    }

    private Attachment attachment(EntryData.SealedAttachment attachment, Veil veil) {
        return new Attachment(
                attachment.attachmentId(), open(attachment.name(), veil), attachment.type(), attachment.bytes());
    }

    private Message message(CaseMessage message, Veil veil) {
        CaseMessage.Delivery delivery = message.delivery();
        return new Message(
                message.state(),
                message.verdict() == null ? null : verdict(message.verdict(), veil),
                delivery == null || !delivery.relayed() ? null : delivery.at(),
                delivery == null ? null : delivery.status());
    }

    private Verdict verdict(CaseMessage.Verdict verdict, Veil veil) {
        return new Verdict(
                verdict.revision(),
                verdict.state(),
                verdict.severity(),
                verdict.decidedBy(),
                verdict.decidedAt(),
                verdict.reasons().stream().map(r -> reason(r, veil)).toList());
    }

    private Reason reason(CaseMessage.Reason reason, Veil veil) {
        return new Reason(
                reason.category(),
                reason.rule(),
                reason.ruleSet(),
                reason.severity(),
                reason.words() == null ? null : open(reason.words(), veil));
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
