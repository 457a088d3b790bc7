package dev.amana.gateway.console;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** How values read in the reader's language. Templates know it as {@code @display}. */
@Component("display")
public class Display {
    private static final int SHORT = 8;

    private final MessageSource messages;
    private final JsonMapper json;

    Display(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    /** The word for a value, such as {@code severity.high}; the value itself where there is none. */
    public String word(String kind, @Nullable String value) {
        String known = value == null ? "" : value;
        String word = messages.getMessage("console." + kind + "." + known, null, known, locale());
        return word == null ? known : word;
    }

    /** The words for values that are separated by commas. */
    public String words(String kind, @Nullable String values) {
        String all = values == null ? "" : values;
        return String.join(
                ", ",
                Arrays.stream(all.split(",", -1))
                        .map(value -> word(kind, value))
                        .toList());
    }

    public String money(@Nullable String minorUnits, @Nullable String currency) {
        if (minorUnits == null || currency == null) {
            return "";
        }
        try {
            Currency known = Currency.getInstance(currency);
            NumberFormat format = NumberFormat.getCurrencyInstance(locale());
            format.setCurrency(known);
            int digits = Math.max(known.getDefaultFractionDigits(), 0);
            format.setMinimumFractionDigits(digits);
            format.setMaximumFractionDigits(digits);
            return format.format(BigDecimal.valueOf(Long.parseLong(minorUnits), digits));
        } catch (IllegalArgumentException e) {
            return minorUnits + " " + currency;
        }
    }

    /** An identifier is told apart by its end; the whole one is in the page's address. */
    public static String shortId(String id) {
        String bare = id.substring(id.indexOf('-') + 1);
        return bare.length() <= SHORT ? bare : "…" + bare.substring(bare.length() - SHORT);
    }

    /** An object with one value, for an attribute. */
    public String json(String name, String value) {
        return json.writeValueAsString(Map.of(name, value));
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
