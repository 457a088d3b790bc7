package dev.amana.moderation.transparency;

import dev.amana.platform.web.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.http.HttpStatus;

/**
 * Whole days in UTC.
 *
 * @param until the day after the last
 */
public record Period(LocalDate from, LocalDate until) {
    private static final long LONGEST = 366;

    /** @throws ProblemException 400 {@code invalid-period} */
    public Period {
        if (!from.isBefore(until) || ChronoUnit.DAYS.between(from, until) > LONGEST) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-period", LONGEST);
        }
    }

    Instant start() {
        return from.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Instant end() {
        return until.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
