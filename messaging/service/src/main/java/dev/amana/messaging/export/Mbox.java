package dev.amana.messaging.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes mails as mboxrd: each begins with a line {@code From }, and a line that looks like one, with or without {@code >}
 * before it, gets one more {@code >}, so that nothing is lost. Line ends are LF, as usual in such files. Nothing is
 * kept: what is added is written.
 */
public final class Mbox {
    private static final DateTimeFormatter ASCTIME = DateTimeFormatter.ofPattern(
                    "EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;

    public Mbox(OutputStream out) {
        this.out = out;
    }

    /** @param sender what stands in the separator, such as an alias */
    public Mbox add(String sender, Instant at, byte[] mail) throws IOException {
        String separator = "From " + sender.replaceAll("\\s", "") + ' ' + ASCTIME.format(at) + '\n';
        out.write(separator.getBytes(StandardCharsets.UTF_8));
        int start = 0;
        while (start < mail.length) {
            int end = lineEnd(mail, start);
            addLine(mail, start, end);
            start = end + 1;
        }
        out.write('\n');
        return this;
    }

    private static int lineEnd(byte[] mail, int start) {
        int end = start;
        while (end < mail.length && mail[end] != '\n') {
            end++;
        }
        return end;
    }

    private void addLine(byte[] mail, int start, int end) throws IOException {
        int length = end - start;
        if (length > 0 && mail[end - 1] == '\r') {
            length--;
        }
        if (looksLikeSeparator(mail, start, start + length)) {
            out.write('>');
        }
        out.write(mail, start, length);
        out.write('\n');
    }

    private static boolean looksLikeSeparator(byte[] mail, int start, int end) {
        int at = start;
        while (at < end && mail[at] == '>') {
            at++;
        }
        for (byte expected : FROM) {
            if (at >= end || mail[at++] != expected) {
                return false;
            }
        }
        return true;
    }
}
