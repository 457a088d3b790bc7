package dev.amana.platform.pages;

import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemTexts;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.AuthenticationException;

/** What the layout asks for: the reader, their places, and how values read in their language. Templates say {@code @pages}. */
public class PageView {
    private static final int KILO = 1024;
    private static final char LEFT_TO_RIGHT = '\u2066';
    private static final char END = '\u2069';

    private final MessageSource messages;

    PageView(MessageSource messages) {
        this.messages = messages;
    }

    public List<Locale> languages() {
        return ProblemTexts.LANGUAGES;
    }

    /** The places of the reader's roles; none where nobody is signed in. */
    public List<Navigation.Place> places() {
        return caller().map(caller -> Navigation.of(caller.roles())).orElse(List.of());
    }

    /** Null where the reader has nothing to set. */
    public Navigation.@Nullable Place settings() {
        return caller().flatMap(caller -> Navigation.settings(caller.roles())).orElse(null);
    }

    /** Empty where nobody is signed in, as on an error page before it. */
    public String reader() {
        return caller().map(Caller::subject).orElse("");
    }

    public String home() {
        return caller().map(caller -> Navigation.home(caller.roles())).orElse("/");
    }

    /** The text for a flash such as {@code ?done=sent}: {@code page.done.sent}; empty for words that no page has. */
    public String done(@Nullable String word) {
        return word == null ? "" : text("page.done." + word, "");
    }

    /** The word for a value, such as {@code message.state.held}; the value itself where there is none. */
    public String word(String kind, @Nullable String value) {
        return value == null ? "" : text(kind + "." + value, value);
    }

    /** Kept together, because a number and its unit change places within text from right to left. */
    public String bytes(long bytes) {
        return LEFT_TO_RIGHT + plain(bytes) + END;
    }

    private static String plain(long bytes) {
        NumberFormat format = NumberFormat.getInstance(locale());
        format.setMaximumFractionDigits(1);
        if (bytes < KILO) {
            return format.format(bytes) + " B";
        }
        double kilobytes = (double) bytes / KILO;
        return kilobytes < KILO ? format.format(kilobytes) + " KB" : format.format(kilobytes / KILO) + " MB";
    }

    /** For readers without scripts; with them, the page turns it into the reader's own time. */
    public String time(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale())
                        .format(at.atOffset(ZoneOffset.UTC))
                + " UTC";
    }

    private String text(String key, String otherwise) {
        String text = messages.getMessage(key, null, otherwise, locale());
        return text == null ? otherwise : text;
    }

    private static Optional<Caller> caller() {
        try {
            return Optional.of(Caller.current());
        } catch (AuthenticationException nobody) {
            return Optional.empty();
        }
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
