package dev.amana.canaries;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * How an identity is written: each place is played with each of these in turn. Where a place holds an address, the name or
 * the number stands there as well, since whoever hides one thing must hide the others in the same place.
 */
enum Guise {
    AS_IT_IS {
        @Override
        Secrets of(Secrets secret) {
            return secret;
        }
    },
    CAPITALS {
        @Override
        Secrets of(Secrets secret) {
            return written(secret, text -> text.toUpperCase(Locale.ROOT), phone -> phone.replace(" ", ""));
        }
    },
    MIXED_CASE {
        @Override
        Secrets of(Secrets secret) {
            return written(
                    secret, Guise::mixed, phone -> phone.replace("+49 ", "0").replace(' ', '-'));
        }
    },
    WRAPPED {
        @Override
        Secrets of(Secrets secret) {
            return new Written(
                    secret.address().replace("@", "@\r\n "),
                    secret.name().replace(" ", "\r\n "),
                    secret.phone().replace(" ", "\r\n "));
        }
    },
    NAME_FOR_ADDRESS {
        @Override
        Secrets of(Secrets secret) {
            return new Written(
                    /* address= */ secret.name(),
                    /* name= */ secret.address(),
                    secret.phone().replace("+", "00"));
        }
    },
    NUMBER_FOR_ADDRESS {
        @Override
        Secrets of(Secrets secret) {
            return new Written(/* address= */ secret.phone(), secret.name(), /* phone= */ secret.address());
        }
    };

    private static final Guise[] ALL = values();

    private record Written(String address, String name, String phone) implements Secrets {}

    abstract Secrets of(Secrets secret);

    static Guise numbered(int number) {
        return ALL[Math.floorMod(number, ALL.length)];
    }

    private static Secrets written(Secrets secret, UnaryOperator<String> letters, UnaryOperator<String> digits) {
        return new Written(letters.apply(secret.address()), letters.apply(secret.name()), digits.apply(secret.phone()));
    }

    private static String mixed(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .forEach(c -> out.appendCodePoint(
                        out.length() % 2 == 0 ? Character.toUpperCase(c) : Character.toLowerCase(c)));
        return out.toString();
    }
}
