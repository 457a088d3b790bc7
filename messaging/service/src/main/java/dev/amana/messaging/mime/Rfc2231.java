package dev.amana.messaging.mime;

import java.nio.charset.StandardCharsets;

/** Writes a parameter that is not ASCII, percent-encoded and cut into lines that fit. */
final class Rfc2231 {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_";
    private static final int SECTION_LENGTH = 54;

    private Rfc2231() {}

    static String sections(String name, String value) {
        StringBuilder all = new StringBuilder();
        StringBuilder section = new StringBuilder("utf-8''");
        int number = 0;
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (section.length() > SECTION_LENGTH) {
                all.append("; ")
                        .append(name)
                        .append('*')
                        .append(number++)
                        .append("*=")
                        .append(section);
                section.setLength(0);
            }
            section.append(UNRESERVED.indexOf(b) >= 0 ? Character.toString(b) : String.format("%%%02X", b & 0xFF));
        }
        String last = number == 0 ? "*=" : "*" + number + "*=";
        return all.append("; ").append(name).append(last).append(section).toString();
    }
}
