package dev.amana.messaging.mime;

/** Characters that show letters in the other direction (Unicode, UAX 9): what follows them reads otherwise than it is written. */
final class DirectionOverrides {
    private static final char LEFT_TO_RIGHT = '\u202D';
    static final char RIGHT_TO_LEFT = '\u202E';

    private DirectionOverrides() {}

    static boolean standIn(String text) {
        return text.indexOf(RIGHT_TO_LEFT) >= 0 || text.indexOf(LEFT_TO_RIGHT) >= 0;
    }

    static String without(String text) {
        return standIn(text)
                ? text.replace(String.valueOf(RIGHT_TO_LEFT), "").replace(String.valueOf(LEFT_TO_RIGHT), "")
                : text;
    }
}
