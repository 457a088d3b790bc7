package dev.amana.moderation.publishing;

import dev.amana.moderation.availability.AvailabilityEvent;
import dev.amana.moderation.availability.Effect;
import dev.amana.moderation.availability.RulingView;
import dev.amana.moderation.availability.Scope;
import dev.amana.moderation.contract.UnavailabilityEvent.AvailabilityChanged;
import dev.amana.moderation.contract.UnavailabilityEvent.Interval;
import dev.amana.moderation.contract.UnavailabilityEvent.UnavailableScope;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** All of an availability order is public but who entered it. */
final class AvailabilityNews {
    private AvailabilityNews() {}

    static AvailabilityChanged of(AvailabilityEvent event) {
        RulingView view = RulingView.of(event);
        return new AvailabilityChanged(
                view.availabilityId(),
                view.revision(),
                view.kind(),
                view.terms().source().kind().name(),
                view.terms().source().name(),
                view.ruling().basis().citation(),
                url(view),
                view.terms().jurisdictions(),
                view.terms().deviceClass(),
                view.effects().stream().map(AvailabilityNews::scope).toList(),
                view.ruling().recordedAt());
    }

    private static @Nullable String url(RulingView view) {
        URI url = view.ruling().basis().url();
        return url == null ? null : url.toASCIIString();
    }

    private static UnavailableScope scope(Effect effect) {
        Scope scope = effect.scope();
        return new UnavailableScope(
                scope.scopeId(),
                scope.area().name(),
                scope.subject(),
                scope.cohort().name(),
                scope.from(),
                scope.fallback(),
                effect.inForce().stream()
                        .map(interval -> new Interval(interval.from(), interval.until()))
                        .toList());
    }
}
