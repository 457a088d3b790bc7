package dev.amana.standalone.demo;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sender and the subject of a raw mail, as an inbox lists it. */
final class Headline {
    private static final Pattern FROM_OR_SUBJECT = Pattern.compile("(?im)^(?:From|Subject): .*(?:\\R[ \\t].*)*");

    private Headline() {}

    static String of(byte[] mail) {
        String text = new String(mail, StandardCharsets.UTF_8);
        int bodyStart = Math.max(0, text.indexOf("\r\n\r\n"));
        StringBuilder headline = new StringBuilder();
        Matcher matcher = FROM_OR_SUBJECT.matcher(text.substring(0, bodyStart));
        while (matcher.find()) {
            headline.append(matcher.group()).append('\n');
        }
        return headline.toString().stripTrailing();
    }
}
