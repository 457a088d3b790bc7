package dev.amana.moderation.logo;

import dev.amana.moderation.review.Surroundings;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningDecided;
import dev.amana.moderation.signal.Category;
import dev.amana.moderation.verdict.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** A message that waited for what is only seen in it was let go: somebody has looked. One that is blocked takes that back. */
@Component
@ProcessingGroup(WhenLogoIsJudgedThenRemember.GROUP)
class WhenLogoIsJudgedThenRemember {
    static final String GROUP = "moderation.logos";

    private final ClearedLogos logos;
    private final Surroundings surroundings;

    WhenLogoIsJudgedThenRemember(ClearedLogos logos, Surroundings surroundings) {
        this.logos = logos;
        this.surroundings = surroundings;
    }

    @EventHandler
    void on(ScreeningDecided event) {
        if (event.outcome() == Outcome.BLOCKED) {
            logos.forget(digests(event).toList());
        } else if (event.reasons().stream().anyMatch(reason -> reason.category().equals(Category.SEEN_ONLY))) {
            List<String> small = surroundings.files(event.screeningId()).stream()
                    .filter(file -> logos.isLogo(Boolean.TRUE.equals(file.inline()), file.bytes()))
                    .map(Surroundings.File::digest)
                    .filter(Objects::nonNull)
                    .toList();
            logos.know(small, event.decidedAt());
        }
    }

    private Stream<String> digests(ScreeningDecided event) {
        return surroundings.files(event.screeningId()).stream()
                .map(Surroundings.File::digest)
                .filter(Objects::nonNull);
    }
}
