package dev.amana.messaging.virus;

/** What the scanner says. */
public sealed interface ScanResult {
    record Clean() implements ScanResult {}

    /** @param signature what the scanner calls it */
    record Infected(String signature) implements ScanResult {}

    /** More than it is set to look into; asking again changes nothing. */
    record TooLarge() implements ScanResult {}

    /** It is not there, too slow, or could not look into it. */
    record NoAnswer() implements ScanResult {}
}
