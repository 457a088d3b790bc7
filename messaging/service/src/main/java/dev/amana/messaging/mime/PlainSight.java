package dev.amana.messaging.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Makes a reader of sanitised HTML see what those who judge it read: letters too small to be seen go, those in the colour of
 * their ground get another, and nothing runs from right to left that is not written so. Styles that move text elsewhere are
 * not relayed at all ({@link HtmlPolicy}).
 */
final class PlainSight {
    private static final Pattern DOUBTFUL = Pattern.compile(
            "(?i)color|background|\\bdir=|font(?:-size)?:[^;\"]{0,40}?(?<![0-9])(?:[0-3]?\\.[0-9]|[0-3](?![0-9])|[0-9]{1,2}%)|margin[a-z-]{0,7}:[^;\"]{0,60}-");
    private static final SureWords DOUBTFUL_WORDS = SureWords.of("color|background|dir=|font|margin");
    private static final Pattern DECLARATION = Pattern.compile("([a-z-]{1,40})\\s*:\\s*([^;]{0,300})");
    private static final Pattern LENGTH =
            Pattern.compile("(?<![#\\w.])([0-9]{0,6}(?:\\.[0-9]{1,6})?)(px|pt|em|rem|ex|%|in|cm|mm|pc)?(?![\\w.])");
    private static final Pattern NEGATIVE = Pattern.compile("(?:^|;)\\s*margin[a-z-]*\\s*:[^;]*-\\s*[0-9.][^;]*");
    private static final double SMALLEST_SEEN_PX = 4;
    private static final double ORDINARY_PX = 16;
    private static final double FEWEST_RIGHT_TO_LEFT = 0.3;
    private static final int DEEPEST = 400;

    private record Look(double px, Colours.Colour letters, Colours.Colour ground) {
        static final Look ORDINARY = new Look(ORDINARY_PX, Colours.BLACK, Colours.WHITE);
    }

    private PlainSight() {}

    static String of(String clean) {
        if (!DOUBTFUL_WORDS.mayStandIn(clean) || !DOUBTFUL.matcher(clean).find()) {
            return clean;
        }
        Document document = Jsoup.parseBodyFragment(clean);
        document.outputSettings().prettyPrint(false);
        document.select("[dir]").stream()
                .filter(PlainSight::isWrittenOtherwise)
                .forEach(element -> element.removeAttr("dir"));
        look(document.body(), Look.ORDINARY, 0);
        return document.body().html();
    }

    private static boolean isWrittenOtherwise(Element element) {
        String text = element.text();
        long letters = text.codePoints().filter(Character::isLetter).count();
        long rightToLeft = text.codePoints().filter(PlainSight::isRightToLeft).count();
        return rightToLeft < letters * FEWEST_RIGHT_TO_LEFT;
    }

    private static boolean isRightToLeft(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    private static void look(Element element, Look around, int depth) {
        String style = element.attr("style");
        if (style.contains("-") && NEGATIVE.matcher(style).find()) {
            style = NEGATIVE.matcher(style).replaceAll("");
            element.attr("style", style);
        }
        Look look = of(element, style, around);
        List<TextNode> words =
                element.textNodes().stream().filter(PlainSight::says).toList();
        if (!words.isEmpty()) {
            if (look.px() < SMALLEST_SEEN_PX || depth > DEEPEST) {
                words.forEach(TextNode::remove);
            } else if (look.letters().isNear(look.ground())) {
                element.attr("style", style + (style.isBlank() ? "" : ";") + "color:#000000;background-color:#ffffff");
                look = new Look(look.px(), Colours.BLACK, Colours.WHITE);
            }
        }
        for (Element child : new ArrayList<>(element.children())) {
            look(child, look, depth + 1);
        }
    }

    private static boolean says(TextNode words) {
        return words.getWholeText().codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static Look of(Element element, String style, Look around) {
        double px = around.px();
        Colours.Colour letters = Colours.or(element.attr("color"), around.letters());
        Colours.Colour ground = Colours.or(element.attr("bgcolor"), around.ground());
        Matcher declaration = DECLARATION.matcher(style.toLowerCase(Locale.ROOT));
        while (declaration.find()) {
            String value = declaration.group(2);
            switch (declaration.group(1)) {
                case "font-size", "font" -> px = size(value, px);
                case "color" -> letters = Colours.or(value, letters);
                case "background", "background-color" -> ground = Colours.within(value, ground);
                default -> {
                    // Says nothing about whether the words are seen.
                }
            }
        }
        return new Look(px, letters, ground);
    }

    private static double size(String value, double around) {
        Double found = length(value, around);
        return found == null ? around : found;
    }

    /** The first length; a keyword is large enough. */
    private static @Nullable Double length(String value, double around) {
        Matcher length = LENGTH.matcher(value);
        while (length.find()) {
            if (length.group(1).isEmpty()) {
                continue;
            }
            double number = Double.parseDouble(length.group(1));
            String unit = length.group(2);
            if (unit == null && number > 0) {
                continue; // A weight.
            }
            return unit == null ? Double.valueOf(0) : number * pixels(unit, around);
        }
        return value.matches(".*\\b(?:x{0,2}-?small|medium|x{0,2}-?large)\\b.*") ? ORDINARY_PX : null;
    }

    private static double pixels(String unit, double around) {
        return switch (unit) {
            case "pt" -> 4.0 / 3;
            case "em" -> around;
            case "rem" -> ORDINARY_PX;
            case "ex" -> around / 2;
            case "%" -> around / 100;
            case "in" -> 96;
            case "cm" -> 37.8;
            case "mm" -> 3.78;
            case "pc" -> 16;
            default -> 1;
        };
    }
}
