package dev.amana.canaries;

import java.util.List;

/**
 * A generated mail.
 *
 * @param number stands in its text and its subject as {@link #marker}
 * @param place where the canary sits
 * @param guise how the identity is written there
 * @param raw as it goes over the wire, though not always with CRLF
 * @param text the ordinary lines that must arrive as they are; empty where the mail is too broken for that
 */
@SuppressWarnings("ArrayRecordComponent") // Mails are never compared.
public record PlantedMail(int number, String place, String guise, byte[] raw, List<String> text) {
    /** By which a delivered mail is known again. */
    public static String marker(int number) {
        return "Ref" + Integer.toString(number + 100_000);
    }

    @Override
    public String toString() {
        return number + " " + place + ", " + guise;
    }
}
