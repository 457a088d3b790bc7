package dev.amana.moderation.notice;

import dev.amana.moderation.assessment.Screener;
import dev.amana.moderation.availability.AvailabilityCommand;
import dev.amana.moderation.availability.AvailabilityCommand.AmendOrder;
import dev.amana.moderation.availability.AvailabilityCommand.OrderUnavailability;
import dev.amana.moderation.availability.Scope;
import dev.amana.moderation.rulebook.LiveSets;
import dev.amana.moderation.ruleset.SenderFacts;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a lead enters goes by mail to everybody in a country: it is screened as all that staff write. */
@Component
public class WordingCheck {
    private final Screener screener;
    private final LiveSets live;

    WordingCheck(Screener screener, LiveSets live) {
        this.screener = screener;
        this.live = live;
    }

    /** Whether it may go to people as it is. */
    public boolean passes(AvailabilityCommand command) {
        List<String> texts = Stream.concat(Stream.of(command.entry().basis().citation()), more(command))
                .toList();
        Message message = new Message(Role.AGENT, Role.CUSTOMER, "en", texts, List.of());
        return screener.screen(message, live.inUse().live(), () -> SenderFacts.NONE)
                        .outcome()
                == Outcome.CLEARED;
    }

    private static Stream<String> more(AvailabilityCommand command) {
        if (command instanceof OrderUnavailability order) {
            return Stream.concat(Stream.of(order.terms().source().name()), fallbacks(order.scopes()));
        }
        return command instanceof AmendOrder amendment ? fallbacks(amendment.scopes()) : Stream.empty();
    }

    private static Stream<String> fallbacks(List<Scope> scopes) {
        return scopes.stream().map(Scope::fallback).filter(Objects::nonNull).map(String::valueOf);
    }
}
