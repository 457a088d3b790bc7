package dev.amana.messaging.docket;

import dev.amana.messaging.claim.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Amounts as people write them. Templates say {@code @amounts}. */
@Component("amounts")
public class Amounts {
    private static final Set<String> RIGHT_TO_LEFT_LANGUAGES = Set.of("ar", "fa", "he", "ur");
    private static final char LEFT_TO_RIGHT = '\u2066';
    private static final char END = '\u2069';
    /** Beyond this a minor unit is no longer a number that anybody means. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    /** In the language of the page. */
    public String of(Money money) {
        return in(LocaleContextHolder.getLocale(), money);
    }

    /** In a language, with the code of its currency; kept together within text from right to left. */
    public String in(Locale locale, Money money) {
        String amount = number(locale, money) + ' ' + money.currency();
        return RIGHT_TO_LEFT_LANGUAGES.contains(locale.getLanguage()) ? LEFT_TO_RIGHT + amount + END : amount;
    }

    /** As it stands in a field. */
    public String field(Money money) {
        return BigDecimal.valueOf(money.amountMinor(), digits(money.currency())).toPlainString();
    }

    private static String number(Locale locale, Money money) {
        int digits = digits(money.currency());
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(BigDecimal.valueOf(money.amountMinor(), digits));
    }

    /**
     * What somebody typed, with digits of any script, and a point or a comma before the last digits. Empty where it is no
     * amount above zero of this currency.
     */
    public static Optional<Money> parse(String typed, String currency) {
        StringBuilder plain = new StringBuilder();
        int separator = -1;
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                plain.append(digit);
            } else if (c == '.' || c == ',' || c == '\u066b') {
                separator = plain.length();
            } else if (!Character.isSpaceChar(c) && c != '\'' && c != '\u066c') {
                return Optional.empty();
            }
        }
        int digits = digits(currency);
        int decimals = separator < 0 ? 0 : plain.length() - separator;
        // Three digits after a separator are thousands, unless the currency has as many.
        int scale = decimals > digits && decimals == 3 ? 0 : decimals;
        return plain.isEmpty() || plain.length() > 15 ? Optional.empty() : money(plain, scale, digits, currency);
    }

    private static Optional<Money> money(StringBuilder plain, int scale, int digits, String currency) {
        try {
            BigDecimal minor = new BigDecimal(plain.toString())
                    .movePointLeft(scale)
                    .movePointRight(digits)
                    .setScale(0, RoundingMode.UNNECESSARY);
            return minor.signum() > 0 && minor.compareTo(MOST) <= 0
                    ? Optional.of(new Money(minor.longValueExact(), currency))
                    : Optional.empty();
        } catch (ArithmeticException moreDigitsThanTheCurrencyHas) {
            return Optional.empty();
        }
    }

    private static int digits(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknown) {
            return 0;
        }
    }
}
