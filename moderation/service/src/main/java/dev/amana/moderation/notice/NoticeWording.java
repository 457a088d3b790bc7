package dev.amana.moderation.notice;

import dev.amana.moderation.availability.Effect;
import dev.amana.moderation.availability.Interval;
import dev.amana.moderation.availability.RulingView;
import dev.amana.moderation.contract.ObeyedScope;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which of messaging's templates tells of a change, what stands in it, and until when it has to be decided on. Pure. */
final class NoticeWording {
    private static final String OURS = "amana:";
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private NoticeWording() {}

    /** Such as {@code messaging}, of {@code amana:messaging.mail}. */
    private static String family(Effect effect) {
        String service = effect.scope().subject().substring(OURS.length());
        return service.split("\\.", 2)[0];
    }

    static boolean isOurs(Effect effect) {
        return ObeyedScope.isOwn(effect.scope().subject());
    }

    static String template(Effect effect, Instant now) {
        String family = family(effect);
        String kind = family.equals("messaging") || family.equals("payments") ? family : "service";
        String state = next(effect, now).isEmpty() ? "on" : effect.scope().fallback() == null ? "off" : "off-but";
        return "availability-" + kind + '-' + state;
    }

    static Map<String, String> texts(RulingView ruling, Effect effect, Instant now) {
        Map<String, String> texts = new HashMap<>();
        texts.put("source", ruling.terms().source().name());
        texts.put("citation", ruling.ruling().basis().citation());
        texts.put("service", effect.scope().subject());
        next(effect, now).ifPresent(interval -> texts.put("from", MINUTE.format(interval.from())));
        if (effect.scope().fallback() != null) {
            texts.put("fallback", effect.scope().fallback());
        }
        return texts;
    }

    /**
     * Until when another lead has to decide: before half of the time has passed that is left until it takes effect, so that
     * there is time to tell people; at once where it is in force already. What nobody has to prepare for has all the time.
     *
     * @param most however late it takes effect
     */
    static Instant due(Effect effect, Instant now, Duration most) {
        return next(effect, now)
                .map(interval -> Duration.between(now, interval.from()).dividedBy(2))
                .map(half -> half.isNegative() ? Duration.ZERO : half)
                .filter(half -> half.compareTo(most) < 0)
                .map(now::plus)
                .orElseGet(() -> now.plus(most));
    }

    /** The interval that is, or will be. */
    private static Optional<Interval> next(Effect effect, Instant now) {
        return effect.inForce().stream()
                .filter(interval -> interval.until() == null || interval.until().isAfter(now))
                .findFirst();
    }
}
