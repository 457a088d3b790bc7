package dev.amana.messaging.review;

import dev.amana.messaging.claim.EvidenceKind;
import dev.amana.messaging.evidence.EvidenceRow;
import dev.amana.messaging.evidence.EvidenceRows;
import dev.amana.messaging.mailbox.InfectedMessages;
import dev.amana.messaging.mime.DroppedPart;
import dev.amana.messaging.mime.MailAttachment;
import dev.amana.messaging.mime.MailReader;
import dev.amana.messaging.mime.ParsedMail;
import dev.amana.messaging.mime.UnreadableMail;
import dev.amana.messaging.review.Exhibit.Form;
import dev.amana.messaging.review.Exhibit.Part;
import dev.amana.platform.blob.BlobStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the evidence of a claim for people. Who may is not decided here. */
@Component
public class Exhibits {
    /** What one page of a review shows at most. */
    private static final int MOST_PIECES = 400;

    private final EvidenceRows evidence;
    private final BlobStore blobs;
    private final MailReader reader;
    private final InfectedMessages infected;

    Exhibits(EvidenceRows evidence, BlobStore blobs, MailReader reader, InfectedMessages infected) {
        this.evidence = evidence;
        this.blobs = blobs;
        this.reader = reader;
        this.infected = infected;
    }

    /**
     * The file behind an attachment.
     *
     * @param type after inspection
     * @param infected what the virus scanner found in its message; null for nothing
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Content(
            String name,
            String type,
            byte[] bytes,
            @Nullable String infected) {}

    /**
     * @param earlierBefore the number before which there are earlier pieces; null where these are the first
     * @param last the number of the last of these; 0 where there are none
     */
    public record Page(List<Exhibit> exhibits, @Nullable Integer earlierBefore, int last) {}

    /**
     * Each message with both of its forms, and each file, in the order of the chain.
     *
     * @param before the number before which they stand; null for the latest
     */
    public Page before(String claimId, @Nullable Integer before) {
        List<EvidenceRow> rows = evidence.before(claimId, before == null ? Integer.MAX_VALUE : before, MOST_PIECES);
        Map<String, String> found =
                infected.among(rows.stream().map(EvidenceRow::sourceId).toList());
        Map<String, Exhibit> exhibits = new LinkedHashMap<>();
        rows.forEach(row -> exhibits.merge(row.sourceId(), exhibit(row, found.get(row.sourceId())), Exhibits::both));
        boolean earlier = !rows.isEmpty() && rows.getFirst().number() > 1;
        return new Page(
                List.copyOf(exhibits.values()),
                earlier ? rows.getFirst().number() : null,
                rows.isEmpty() ? 0 : rows.getLast().number());
    }

    private static Exhibit both(Exhibit first, Exhibit second) {
        return new Exhibit(
                first.id(),
                first.kind(),
                first.by(),
                first.authorId(),
                first.sealedAt(),
                first.original() == null ? second.original() : first.original(),
                first.delivered() == null ? second.delivered() : first.delivered());
    }

    private Exhibit exhibit(EvidenceRow row, @Nullable String infected) {
        Form form = form(row, infected);
        boolean delivered = row.kind() == EvidenceKind.DELIVERED;
        return new Exhibit(
                row.sourceId(),
                row.kind() == EvidenceKind.FILE ? "file" : "message",
                row.by().name().toLowerCase(Locale.ROOT),
                row.authorId(),
                row.sealedAt(),
                delivered ? null : form,
                delivered ? form : null);
    }

    private Form form(EvidenceRow row, @Nullable String infected) {
        if (row.kind() == EvidenceKind.FILE) {
            Part file = part(1, fileName(row), row.type(), row.copy().bytes());
            return new Form(row.number(), row.link(), null, null, null, null, List.of(), List.of(file), null);
        }
        ParsedMail mail = mail(row);
        if (mail == null) {
            return new Form(row.number(), row.link(), null, null, null, null, List.of(), List.of(), infected);
        }
        List<Part> parts = new ArrayList<>();
        for (MailAttachment attachment : mail.attachments()) {
            parts.add(part(parts.size() + 1, attachment.name(), attachment.type(), attachment.content().length));
        }
        return new Form(
                row.number(),
                row.link(),
                mail.subject(),
                mail.text(),
                mail.quoted(),
                mail.hidden().isBlank() ? null : mail.hidden(),
                mail.dropped().stream().map(DroppedPart::name).toList(),
                parts,
                infected);
    }

    private static Part part(int index, String name, String type, long bytes) {
        return new Part(index, name, type, bytes, SafeView.Kind.of(type).word());
    }

    /** One attachment of one piece; of a file, the file. */
    public Optional<Content> content(String claimId, int number, int index) {
        return evidence.find(claimId, number).flatMap(row -> {
            if (row.kind() == EvidenceKind.FILE) {
                return blobs.get(row.copy()).map(bytes -> new Content(fileName(row), row.type(), bytes, null));
            }
            ParsedMail mail = mail(row);
            return mail == null || index < 1 || index > mail.attachments().size()
                    ? Optional.empty()
                    : Optional.of(content(mail.attachments().get(index - 1), row.sourceId()));
        });
    }

    private Content content(MailAttachment attachment, String messageId) {
        String found = infected.among(List.of(messageId)).get(messageId);
        return new Content(attachment.name(), attachment.type(), attachment.content(), found);
    }

    private static String fileName(EvidenceRow row) {
        return row.name() == null ? "" : row.name().revealOr("");
    }

    /** Null where it is erased, or was before it became evidence. */
    private @Nullable ParsedMail mail(EvidenceRow row) {
        try {
            return blobs.get(row.copy())
                    .filter(raw -> raw.length > 0)
                    .map(reader::read)
                    .orElse(null);
        } catch (UnreadableMail unreadable) {
            return null;
        }
    }
}
