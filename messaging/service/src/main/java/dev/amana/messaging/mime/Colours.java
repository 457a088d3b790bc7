package dev.amana.messaging.mime;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Colours as style sheets write them, as far as it takes to tell whether letters are seen on a ground. */
final class Colours {
    record Colour(int red, int green, int blue) {
        /** Nobody reads one on the other. */
        boolean isNear(Colour other) {
            return Math.abs(red - other.red) + Math.abs(green - other.green) + Math.abs(blue - other.blue)
                    < LEAST_DISTANCE;
        }
    }

    static final Colour BLACK = new Colour(0, 0, 0);
    static final Colour WHITE = new Colour(255, 255, 255);
    private static final int LEAST_DISTANCE = 60;

    private static final Pattern HEX = Pattern.compile("#([0-9a-f]{6}|[0-9a-f]{3})\\b");
    private static final Pattern RGB = Pattern.compile(
            "rgba?\\(\\s*([0-9.]{1,6})(%?)[\\s,]+([0-9.]{1,6})%?[\\s,]+([0-9.]{1,6})%?(?:[\\s,/]+([0-9.]{1,6})(%?))?\\s*\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w-])[a-z]{3,20}(?![\\w(-])");

    /** Those that are dark enough for a white ground; any other counts as light. */
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("black", "#000000"),
            Map.entry("red", "#ff0000"),
            Map.entry("maroon", "#800000"),
            Map.entry("green", "#008000"),
            Map.entry("darkgreen", "#006400"),
            Map.entry("blue", "#0000ff"),
            Map.entry("navy", "#000080"),
            Map.entry("darkblue", "#00008b"),
            Map.entry("purple", "#800080"),
            Map.entry("teal", "#008080"),
            Map.entry("olive", "#808000"),
            Map.entry("orange", "#ffa500"),
            Map.entry("brown", "#a52a2a"),
            Map.entry("fuchsia", "#ff00ff"),
            Map.entry("magenta", "#ff00ff"),
            Map.entry("gray", "#808080"),
            Map.entry("grey", "#808080"),
            Map.entry("silver", "#c0c0c0"),
            Map.entry("yellow", "#ffff00"),
            Map.entry("lime", "#00ff00"),
            Map.entry("aqua", "#00ffff"),
            Map.entry("cyan", "#00ffff"));

    private Colours() {}

    /** What is written, or what was there before where nothing is. Transparent letters are seen as little as white ones. */
    static Colour or(String written, Colour before) {
        String value = written.strip().toLowerCase(Locale.ROOT);
        if (value.isEmpty() || value.startsWith("inherit") || value.startsWith("currentcolor")) {
            return before;
        }
        Matcher hex = HEX.matcher(value.matches("[0-9a-f]{6}") ? "#" + value : value);
        if (hex.find()) {
            return hex(hex.group(1));
        }
        Matcher rgb = RGB.matcher(value);
        if (rgb.find()) {
            return rgb(rgb);
        }
        String known = NAMED.get(value.replaceAll("[\\s!].*", ""));
        return known == null ? WHITE : hex(known.substring(1));
    }

    /** That of a ground, in whatever else is said of it; one that is not there lets through what is behind. */
    static Colour within(String value, Colour before) {
        if (HEX.matcher(value).find() || RGB.matcher(value).find()) {
            return value.contains("transparent") ? before : or(value.replaceFirst("^.*?(?=#|rgb)", ""), before);
        }
        Matcher name = NAME.matcher(value);
        while (name.find()) {
            if (NAMED.containsKey(name.group()) || name.group().equals("white")) {
                return or(name.group(), before);
            }
        }
        return before;
    }

    private static Colour hex(String digits) {
        String whole = digits.length() == 6 ? digits : digits.replaceAll("(.)", "$1$1");
        int value = Integer.parseInt(whole, 16);
        return new Colour(value >> 16, (value >> 8) & 255, value & 255);
    }

    private static Colour rgb(Matcher written) {
        double scale = written.group(2).isEmpty() ? 1 : 2.55;
        boolean unseen = written.group(4 + 1) != null
                && number(written.group(5)) * (written.group(6).isEmpty() ? 1 : 0.01) < 0.2;
        return unseen
                ? WHITE
                : new Colour((int) (number(written.group(1)) * scale), (int) (number(written.group(3)) * scale), (int)
                        (number(written.group(4)) * scale));
    }

    private static double number(String digits) {
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException severalPoints) {
            return 0;
        }
    }
}
