package dev.amana.canaries;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Somebody who exists once: no ordinary text contains the address, the full name or the phone number.
 *
 * @param name full name, of several words or in Chinese characters, of which some have a wide blank between them
 * @param phone international, with spaces
 */
public record Person(String address, String name, String phone) implements Secrets {
    private static final List<String> FIRST =
            List.of("Quirina", "Bälint", "Xaverine", "Zephyrin", "Wyomia", "Þorkel", "Ghislaine", "Öznur");
    private static final List<String> LAST =
            List.of("Zwickel", "Nachtigäller", "Krzywa", "Ørnfalk", "Vandroogen", "Quastel", "Ibbenhof", "Yxskog");
    private static final String RARE = "鷲鵜鷺鸛鶴鵬鷹鴉鴨鴎鵲鶯鳶鳩雉鶉";

    /** The same person for the same number and seed. Numbers up to 9,999 give different people. */
    public static Person numbered(int number, long seed) {
        Random random = new Random(seed * 31 + number);
        String id = "%c%c%04d"
                .formatted((char) ('a' + random.nextInt(26)), (char) ('a' + random.nextInt(26)), number % 10_000);
        String first = FIRST.get(random.nextInt(FIRST.size()));
        String last = LAST.get(random.nextInt(LAST.size())) + syllables(number);
        return new Person(address(number, id), name(number, first, last), phone(number, random));
    }

    private static String address(int number, String id) {
        return switch (number % 8) {
            case 0 -> "canary." + id + "@mail.test";
            case 1 -> "canary+shop" + id + "@mail.test";
            case 2 -> "can_ary-" + id + "@post.mail-host.test";
            case 3 -> "canary" + id + "@bücher-" + id + ".test";
            case 4 -> "Canary." + id.toUpperCase(Locale.ROOT) + "@Mail.TEST";
            case 5 -> id + "@a.test";
            case 6 -> "0049" + number + "c" + id + "@mail.test";
            default -> "o'canary" + id + "@mail.test";
        };
    }

    private static String name(int number, String first, String last) {
        return switch (number % 7) {
            case 5 -> first + "-Marie de la " + last;
            case 6 ->
                switch (number % 3) {
                    case 0 -> rare(number);
                    case 1 -> twoSigns(number);
                    default ->
                        rare(number).substring(0, 2) + '\u3000' + rare(number).substring(2);
                };
            case 3 -> first + " T. " + last;
            case 2 -> first + " O'" + last;
            default -> first + " " + last;
        };
    }

    private static String rare(int number) {
        StringBuilder name = new StringBuilder();
        for (int rest = number + 4096; rest > 0; rest /= RARE.length()) {
            name.append(RARE.charAt(rest % RARE.length()));
        }
        return name.toString();
    }

    /** As most names in China, here of signs that are in no other. */
    private static String twoSigns(int number) {
        return "" + (char) (0x9B31 + number / 64) + (char) (0x9DC0 + number % 64);
    }

    /** So that no two share a family name. */
    private static String syllables(int number) {
        StringBuilder word = new StringBuilder();
        for (int rest = number + 30; rest > 0; rest /= 20) {
            word.append("bdfgklmnprstvwzhjcqx".charAt(rest % 20)).append("aeiou".charAt(rest % 5));
        }
        return word.toString();
    }

    private static String phone(int number, Random random) {
        return "+49 15%d %04d %04d".formatted(1 + number % 9, 1000 + random.nextInt(9000), number % 10_000);
    }

    /** The address with its domain in ASCII, as it stands in an SMTP command. */
    public String asciiAddress() {
        int at = address.lastIndexOf('@');
        return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
    }

    public String firstName() {
        return name.split(" ", 2)[0];
    }

    public String localPart() {
        return address.substring(0, address.lastIndexOf('@'));
    }
}
