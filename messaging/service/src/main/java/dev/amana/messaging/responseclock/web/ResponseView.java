package dev.amana.messaging.responseclock.web;

import dev.amana.messaging.responseclock.OpenQuestions;
import dev.amana.messaging.responseclock.Question;
import dev.amana.messaging.responseclock.ResponseClockProperties;
import dev.amana.messaging.responseclock.ResponseMetrics;
import dev.amana.messaging.responseclock.ResponseMetrics.Week;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages show of one seller. Templates say {@code @answering} for durations. */
@Component("answering")
class ResponseView {
    private static final int MOST_QUESTIONS = 100;

    private final ResponseMetrics metrics;
    private final OpenQuestions questions;
    private final ResponseClockProperties clockwork;
    private final MessageSource texts;
    private final Clock clock;

    ResponseView(
            ResponseMetrics metrics,
            OpenQuestions questions,
            ResponseClockProperties clockwork,
            MessageSource texts,
            Clock clock) {
        this.metrics = metrics;
        this.questions = questions;
        this.clockwork = clockwork;
        this.texts = texts;
        this.clock = clock;
    }

    /** @param state {@code overdue}, {@code checked}, {@code reminded} or {@code open} */
    record Row(Question question, String state) {}

    void add(String sellerId, Model model) {
        Instant now = clock.instant();
        List<Week> weeks = metrics.weeks(sellerId, now);
        model.addAttribute("metric", metrics.of(sellerId, now));
        model.addAttribute("weeks", weeks);
        model.addAttribute("most", most(weeks));
        model.addAttribute(
                "questions",
                questions.ofSeller(sellerId, MOST_QUESTIONS).stream()
                        .map(question -> new Row(question, state(question, now)))
                        .toList());
        model.addAttribute("hours", clockwork.answerWithin().toHours());
        model.addAttribute("remindHours", clockwork.remindBefore().toHours());
    }

    private static String state(Question question, Instant now) {
        if (question.answerChecked()) {
            return "checked";
        }
        if (question.dueAt().isBefore(now)) {
            return "overdue";
        }
        return question.remindedAt() == null ? "open" : "reminded";
    }

    /** Against which the bars of the weeks are drawn; at least one. */
    private static long most(List<Week> weeks) {
        return weeks.stream().mapToLong(week -> week.inTime() + week.late()).reduce(1, Math::max);
    }

    /** Such as "3 h 20 min"; a dash where there is none. */
    public String duration(@Nullable Long seconds) {
        if (seconds == null) {
            return "–";
        }
        Duration time = Duration.ofSeconds(seconds);
        if (time.toDays() > 0) {
            return text("response.days", time.toDays(), time.toHoursPart());
        }
        return time.toHours() > 0
                ? text("response.hours", time.toHours(), time.toMinutesPart())
                : text("response.minutes", Math.max(1, time.toMinutes()));
    }

    /** A day without its year. */
    public String day(LocalDate day) {
        Locale locale = LocaleContextHolder.getLocale();
        return DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(locale).format(day);
    }

    private String text(String key, Object... values) {
        Locale locale = LocaleContextHolder.getLocale();
        return texts.getMessage(key, values, locale);
    }
}
