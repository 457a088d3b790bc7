package dev.amana.messaging.docket.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amana.messaging.claim.Decision;
import dev.amana.messaging.claim.Money;
import dev.amana.messaging.claim.Party;
import dev.amana.messaging.docket.ClaimEntry;
import dev.amana.messaging.docket.ClaimRow;
import dev.amana.messaging.docket.ClaimTexts.Screening;
import dev.amana.messaging.docket.web.ClaimAccess.Look;
import dev.amana.platform.personal.Personal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A claim as somebody reads it.
 *
 * @param as what the reader is in it: {@code buyer}, {@code seller} or {@code staff}
 * @param contactPaused whether buyer and seller cannot write to each other now
 * @param history what was done and said; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClaimView(
        String claimId,
        String orderId,
        String conversationId,
        String as,
        String reason,
        Money wanted,
        String state,
        @Nullable String outcome,
        @Nullable Money granted,
        boolean contactPaused,
        @Nullable String buyerId,
        @Nullable String sellerId,
        @Nullable String decidedBy,
        Instant openedAt,
        Instant answerDueAt,
        @Nullable Instant escalatedAt,
        @Nullable Instant decidedAt,
        @Nullable Instant appealableUntil,
        @Nullable Instant closedAt,
        @Nullable Instant evidenceKeptUntil,
        @Nullable List<Step> history) {

    /**
     * @param what such as {@code opened}, {@code contested}, {@code statement}, {@code granted}
     * @param by {@code buyer}, {@code seller} or {@code staff}
     * @param to absent where both parties may read it
     * @param appealAs the last part of the path at which the author of a withheld text can have a person look at it; else
     *     absent
     * @param screening {@code waiting} or {@code withheld}: only its author and staff read the text; else absent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            String what,
            String by,
            @Nullable String to,
            @Nullable String authorId,
            @Nullable String text,
            @Nullable String screening,
            @Nullable String appealAs,
            Instant at) {}

    static ClaimView of(ClaimRow claim, Party as) {
        return of(claim, as, null);
    }

    /** @param masked takes what names the author out of what the other party reads */
    static ClaimView of(Look look, List<ClaimEntry> entries, UnaryOperator<String> masked) {
        List<Step> steps = entries.stream()
                .filter(entry -> entry.isFor(look.as()))
                .map(entry -> step(entry, look.as(), masked))
                .toList();
        return of(look.claim(), look.as(), steps);
    }

    private static Step step(ClaimEntry entry, Party reader, UnaryOperator<String> masked) {
        boolean staff = reader == Party.STAFF;
        String text = reveal(entry.text());
        boolean foreign = !staff && entry.by() != reader;
        Screening screening = entry.screening();
        if (foreign) {
            text = text == null || !screening.passed() ? null : masked.apply(text);
        }
        return new Step(
                entry.what(),
                word(entry.by()),
                entry.to() == null ? null : word(entry.to()),
                staff ? entry.authorId() : null,
                text,
                screening.passed() ? null : word(screening),
                entry.by() == reader && !staff ? appealAs(entry) : null,
                entry.at());
    }

    private static @Nullable String appealAs(ClaimEntry entry) {
        String textId = entry.textId();
        return textId != null && entry.screening() == Screening.WITHHELD && entry.appealable()
                ? textId.substring(textId.lastIndexOf('.') + 1)
                : null;
    }

    private static @Nullable String reveal(@Nullable Personal text) {
        return text == null ? null : text.reveal().orElse(null);
    }

    private static ClaimView of(ClaimRow claim, Party as, @Nullable List<Step> history) {
        boolean staff = as == Party.STAFF;
        Decision decision = claim.decision();
        return new ClaimView(
                claim.claimId(),
                claim.orderId(),
                claim.conversationId(),
                word(as),
                word(claim.reason()),
                claim.wanted(),
                word(claim.state()),
                decision == null ? null : word(decision.outcome()),
                decision == null ? null : decision.amount(),
                claim.state().pausesContact(),
                staff ? claim.buyerId() : null,
                staff ? claim.sellerId() : null,
                staff ? claim.decidedBy() : null,
                claim.openedAt(),
                claim.answerDueAt(),
                claim.escalatedAt(),
                claim.decidedAt(),
                claim.appealableUntil(),
                claim.closedAt(),
                claim.keptUntil(),
                history);
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
