package dev.amana.moderation.review;

import dev.amana.moderation.queue.ScreeningQueries;
import dev.amana.moderation.queue.ScreeningQueries.Texts;
import dev.amana.moderation.queue.ScreeningRow;
import dev.amana.moderation.queue.ScreeningRow.RowReason;
import dev.amana.moderation.queue.SealedContent;
import dev.amana.moderation.review.GoldenItems.Golden;
import dev.amana.moderation.review.Highlights.Piece;
import dev.amana.moderation.review.ItemView.Delivery;
import dev.amana.moderation.review.ItemView.ReasonView;
import dev.amana.moderation.review.ReviewRejection.LeaseLost;
import dev.amana.moderation.review.Surroundings.Around;
import dev.amana.moderation.verdict.Severity;
import dev.amana.platform.audit.AuditTrail;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens an item for the reviewer who has it. Each look is recorded. */
@Component
public class ItemViews {
    private static final Texts NOTHING = new Texts(null, null, null, List.of(), List.of());

    private final ReviewItems items;
    private final ScreeningQueries screenings;
    private final GoldenItems golden;
    private final Surroundings surroundings;
    private final AuditTrail audit;
    private final ReviewProperties properties;

    ItemViews(
            ReviewItems items,
            ScreeningQueries screenings,
            GoldenItems golden,
            Surroundings surroundings,
            AuditTrail audit,
            ReviewProperties properties) {
        this.items = items;
        this.screenings = screenings;
        this.golden = golden;
        this.surroundings = surroundings;
        this.audit = audit;
        this.properties = properties;
    }

    /** A look at one of many, without what is around it. */
    public record Sample(ReviewItem item, List<Piece> subject, List<Piece> text) {}

    private record Source(ScreeningRow row, @Nullable SealedContent content) {}

    /** @param reason why somebody looks */
    public ItemView of(ReviewItem item, String reason) {
        Source source = source(item);
        ScreeningRow row = source.row();
        audit.record("screening.read", "screening/" + item.itemId(), row.orderId(), reason);
        Texts texts = texts(source);
        SealedContent content = source.content();
        // Rows from before the words of each reason were kept apart cannot say whose they are.
        List<@Nullable String> words = texts.words().size() == row.reasons().size() ? texts.words() : List.of();
        String messageId = item.screeningId();
        Optional<Around> itself = surroundings.find(messageId);
        return new ItemView(
                item.itemId(),
                item.revision(),
                Objects.requireNonNull(item.leaseToken()),
                Objects.requireNonNull(item.leasedUntil()),
                item.queue(),
                item.severity(),
                item.severity().atLeast(Severity.MEDIUM),
                row.senderId(),
                row.senderRole(),
                row.conversationId(),
                row.orderId(),
                item.goldenId() == null ? row.receivedAt() : item.waitingSince(),
                item.waitingSince(),
                item.dueAt(),
                reasons(row.reasons(), words),
                Highlights.of(texts.subject(), words),
                Highlights.of(texts.text(), words),
                Highlights.of(texts.quoted(), words),
                texts.more().stream().map(text -> Highlights.of(text, words)).toList(),
                item.kind() == ReviewKind.APPEAL ? screenings.appeal(messageId) : null,
                item.delivered(),
                delivery(item, itself),
                content == null ? 0 : Objects.requireNonNullElse(content.redactions(), 0),
                content != null && Boolean.TRUE.equals(content.warned()),
                itself.map(Around::attachments).orElse(List.of()),
                around(row, messageId),
                screenings.earlierOf(row.senderId(), messageId));
    }

    /**
     * Where messaging shows a picture of the item, for who has it. The page names the item only: of one whose answer is known, the
     * message is another than it seems.
     *
     * @param at from 1
     */
    public Optional<String> picture(Reviewer reviewer, String itemId, int at) {
        return items.find(itemId)
                .filter(item -> reviewer.id().equals(item.leasedBy()))
                .map(item -> "/console/pictures/%s/%s/%s-%d"
                        .formatted(source(item).row().conversationId(), item.screeningId(), item.screeningId(), at));
    }

    /** What else was said, as the item shows it. */
    List<Around> around(ReviewItem item) {
        return around(source(item).row(), item.screeningId());
    }

    private List<Around> around(ScreeningRow row, String messageId) {
        return surroundings.of(row.conversationId(), messageId, row.receivedAt(), properties.surroundings());
    }

    /** One whose answer is known looks as if it waited. */
    private static @Nullable Delivery delivery(ReviewItem item, Optional<Around> message) {
        return message.filter(found -> item.goldenId() == null)
                .filter(found -> found.unscreened() || found.deliveredAt() != null)
                .map(found -> new Delivery(found.unscreened(), found.deliveredAt()))
                .orElse(null);
    }

    /** @param reason why somebody looks */
    public Sample sample(ReviewItem item, String reason) {
        Source source = source(item);
        audit.record(
                "screening.read", "screening/" + item.itemId(), source.row().orderId(), reason);
        Texts texts = texts(source);
        return new Sample(
                item, Highlights.of(texts.subject(), texts.words()), Highlights.of(texts.text(), texts.words()));
    }

    private Texts texts(Source source) {
        SealedContent content = source.content();
        return content == null ? NOTHING : screenings.texts(content);
    }

    private Source source(ReviewItem item) {
        String goldenId = item.goldenId();
        if (goldenId != null) {
            Golden asked = golden.find(goldenId).orElseThrow(LeaseLost::new);
            return new Source(asked.screening(), asked.content());
        }
        ScreeningRow row = screenings.find(item.screeningId()).orElseThrow(LeaseLost::new);
        return new Source(row, screenings.sealed(item.screeningId()).orElse(null));
    }

    private static List<ReasonView> reasons(List<RowReason> reasons, List<@Nullable String> words) {
        return IntStream.range(0, reasons.size())
                .mapToObj(i -> reason(reasons.get(i), i < words.size() ? words.get(i) : null))
                .toList();
    }

    private static ReasonView reason(RowReason reason, @Nullable String words) {
        return new ReasonView(reason.category(), reason.rule(), reason.ruleSet(), reason.severity(), words);
    }
}
