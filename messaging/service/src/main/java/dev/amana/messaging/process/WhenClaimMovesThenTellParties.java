package dev.amana.messaging.process;

import dev.amana.messaging.claim.ClaimEvent.ClaimAppealed;
import dev.amana.messaging.claim.ClaimEvent.ClaimDecided;
import dev.amana.messaging.claim.ClaimEvent.ClaimEscalated;
import dev.amana.messaging.claim.ClaimEvent.ClaimOpened;
import dev.amana.messaging.claim.ClaimEvent.ClaimWithdrawn;
import dev.amana.messaging.claim.ClaimEvent.Matter;
import dev.amana.messaging.claim.ClaimEvent.StatementAdded;
import dev.amana.messaging.claim.Decision;
import dev.amana.messaging.claim.Party;
import dev.amana.messaging.docket.Amounts;
import dev.amana.messaging.explanation.Explanations;
import dev.amana.messaging.notice.Links;
import dev.amana.messaging.notice.Notice;
import dev.amana.messaging.notice.NoticePost;
import dev.amana.messaging.party.Parties;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Tells the parties of a claim by mail what has happened and until when they can do something. Of what the other
 * party and staff write nothing stands in a mail: it is screened, and read on the page. Each step is told once, however often it is handled.
 */
@Component
@ProcessingGroup(WhenClaimMovesThenTellParties.GROUP)
class WhenClaimMovesThenTellParties {
    static final String GROUP = "messaging.claim-notices";

    /** What happened before is told to nobody any more, however it comes to be handled. */
    private static final Duration NEWS_FOR = Duration.ofDays(7);

    private static final DateTimeFormatter TO_THE_MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final NoticePost post;
    private final Parties parties;
    private final Explanations words;
    private final Amounts amounts;
    private final Links links;
    private final Clock clock;

    WhenClaimMovesThenTellParties(
            NoticePost post, Parties parties, Explanations words, Amounts amounts, Links links, Clock clock) {
        this.post = post;
        this.parties = parties;
        this.words = words;
        this.amounts = amounts;
        this.links = links;
        this.clock = clock;
    }

    @EventHandler
    void on(ClaimOpened event) {
        Matter matter = event.matter();
        for (Party party : new Party[] {Party.BUYER, Party.SELLER}) {
            Locale locale = locale(matter, party);
            String reason = words.word("claim.reason." + event.reason().name(), locale);
            Map<String, String> values = Map.of(
                    "amount",
                    amounts.in(locale, event.wanted()),
                    "reason",
                    reason,
                    "due",
                    TO_THE_MINUTE.format(event.answerDueAt()));
            tell(matter, party, event.openedAt(), party == Party.SELLER ? "claim-opened" : "claim-received", values);
        }
    }

    @EventHandler
    void on(ClaimEscalated event) {
        tell(event.matter(), Party.BUYER, event.escalatedAt(), "claim-in-review", Map.of());
        tell(event.matter(), Party.SELLER, event.escalatedAt(), "claim-in-review", Map.of());
    }

    @EventHandler
    void on(ClaimDecided event) {
        decided(event, Party.BUYER);
        decided(event, Party.SELLER);
    }

    @EventHandler
    void on(ClaimAppealed event) {
        tell(event.matter(), Party.BUYER, event.appealedAt(), "claim-appealed", Map.of());
        tell(event.matter(), Party.SELLER, event.appealedAt(), "claim-appealed", Map.of());
    }

    @EventHandler
    void on(ClaimWithdrawn event) {
        tell(event.matter(), Party.SELLER, event.withdrawnAt(), "claim-withdrawn", Map.of());
    }

    /** What staff write; what parties write goes to staff, who see it at their desk. */
    @EventHandler
    void on(StatementAdded event) {
        if (event.by() == Party.STAFF) {
            for (Party party : new Party[] {Party.BUYER, Party.SELLER}) {
                if (event.to() == null || event.to() == party) {
                    tell(event.matter(), party, event.addedAt(), "claim-message", Map.of());
                }
            }
        }
    }

    private void decided(ClaimDecided event, Party party) {
        Locale locale = locale(event.matter(), party);
        Map<String, String> values =
                Map.of("outcome", outcome(event.decision(), locale), "appeal", appeal(event, party, locale));
        tell(event.matter(), party, event.decidedAt(), "claim-decided", values);
    }

    private String outcome(Decision decision, Locale locale) {
        String name = decision.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String word = words.word("claim.what." + name, locale);
        return decision.amount() == null ? word : word + ' ' + amounts.in(locale, decision.amount());
    }

    private String appeal(ClaimDecided event, Party party, Locale locale) {
        Instant until = event.appealableUntil();
        if (until == null) {
            return words.word("claim-mail.final", locale);
        }
        return event.decision().leavesNothingToAppeal(party)
                ? ""
                : MessageFormat.format(words.word("claim-mail.appeal", locale), TO_THE_MINUTE.format(until));
    }

    private void tell(Matter matter, Party party, Instant at, String template, Map<String, String> more) {
        if (at.isBefore(clock.instant().minus(NEWS_FOR))) {
            return;
        }
        Map<String, String> values = new HashMap<>(more);
        values.put("order", matter.orderId());
        values.put("link", links.to("/claims/" + matter.claimId()));
        String id = template
                + ':'
                + matter.claimId()
                + ':'
                + at
                + ':'
                + party.name().toLowerCase(Locale.ROOT);
        post.send(Notice.to(id(matter, party), id, template, values));
    }

    private Locale locale(Matter matter, Party party) {
        return parties.find(id(matter, party))
                .map(known -> Locale.forLanguageTag(known.locale()))
                .orElse(Locale.ENGLISH);
    }

    private static String id(Matter matter, Party party) {
        return Objects.requireNonNull(party == Party.BUYER ? matter.buyerId() : matter.sellerId());
    }
}
