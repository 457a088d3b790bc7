package dev.amana.messaging.mime;

import org.jsoup.nodes.Entities;

/**
 * The subject of a mail. One that is longer than mail programs show stands whole above the text as well, so that nothing of it
 * is lost.
 *
 * @param shown in the subject of what is relayed
 * @param whole empty where that is all of it
 */
record Subject(String shown, String whole) {
    private static final int LONGEST = 500;
    private static final String MORE = "\u2026";

    static Subject of(String written) {
        if (written.length() <= LONGEST) {
            return new Subject(written, "");
        }
        // Between words, as names and addresses would be told by their halves.
        int blank = written.lastIndexOf(' ', LONGEST);
        int end = blank > 0 ? blank : written.offsetByCodePoints(0, LONGEST / 2);
        return new Subject(written.substring(0, end) + MORE, written);
    }

    String above(String text) {
        return whole.isEmpty() ? text : whole + "\n\n" + text;
    }

    String aboveHtml(String html) {
        return whole.isEmpty() || html.isEmpty() ? html : "<p>" + Entities.escape(whole) + "</p>" + html;
    }
}
