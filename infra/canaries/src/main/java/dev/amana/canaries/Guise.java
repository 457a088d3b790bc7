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
    /** As people write their names: without the middle ones or with one more, last name first, with typographic signs. */
    OTHERWISE_NAMED {
        @Override
        Secrets of(Secrets secret) {
            String[] words = secret.name().split(" ", -1);
            String first = words[0].replace('-', '\u2011');
            String last = words[words.length - 1];
            String name = words.length == 1
                    ? secret.name().substring(0, 2) + "\u3000" + secret.name().substring(2)
                    : words.length == 2
                            ? first + (last.length() % 2 == 0 ? " M. " : " Maria ") + last
                            : last.length() % 2 == 0 ? first + " " + last : last + " " + first;
            return new Written(
                    secret.address(),
                    name.replace('\'', '\u2019'),
                    secret.phone().replaceFirst(" (\\d+)$", "  -  $1"));
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
    },
    WITHOUT_MIDDLE_NAME {
        @Override
        Secrets of(Secrets secret) {
            String name = Names.withoutMiddle(secret.name());
            return new Written(secret.address(), name, secret.phone().replace(" ", " \u2013 "));
        }
    },
    WITH_AN_INITIAL {
        @Override
        Secrets of(Secrets secret) {
            String name = Names.withInitial(secret.name());
            return new Written(secret.address(), name, secret.phone().replace(' ', '\u00b7'));
        }
    },
    LAST_NAME_FIRST {
        @Override
        Secrets of(Secrets secret) {
            String name = Names.lastFirst(secret.name());
            return new Written(secret.address(), name, secret.phone().replace(" ", ", "));
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
