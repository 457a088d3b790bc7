package dev.amana.messaging.bounce;

import dev.amana.messaging.mime.MailOutline;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a bounce tells of the mail that it answers.
 *
 * @param enclosed whether that mail, or its header, is in it
 */
record Original(boolean enclosed, List<String> messageIds, List<String> recipients) {
    private static final Pattern MESSAGE_ID =
            Pattern.compile("(?im)^[ \\t>|]{0,12}Message-ID:\\s{0,4}(<[^<>\\s]{1,250}>)");
    private static final Pattern ANY_ID = Pattern.compile("<[^<>\\s@:]{1,200}@[^<>\\s@:]{1,200}>");

    private static final int MOST = 30;

    static Original of(MailOutline mail) {
        Set<String> ids = new LinkedHashSet<>();
        boolean enclosed = false;
        for (MailOutline.Part part : mail.parts()) {
            boolean returned = part.type().equals("message/rfc822")
                    || part.type().equals("text/rfc822-headers")
                    || part.type().equals("message/rfc822-headers")
                    || part.type().equals("message/global");
            enclosed = enclosed || returned || HeaderBlock.start(part.text()) >= 0;
            add(ids, part.text(), MESSAGE_ID);
        }
        ids.addAll(mail.messageIds("in-reply-to"));
        List<String> references = new ArrayList<>(mail.messageIds("references"));
        ids.addAll(references.reversed());
        mail.parts().stream()
                .filter(part -> part.type().startsWith("text/"))
                .forEach(part -> add(ids, part.text(), ANY_ID));
        List<String> recipients = mail.addresses("x-failed-recipients").stream()
                .map(address -> address.address())
                .limit(MOST)
                .toList();
        return new Original(enclosed, ids.stream().limit(MOST).toList(), recipients);
    }

    private static void add(Set<String> ids, String text, Pattern pattern) {
        pattern.matcher(text)
                .results()
                .limit(MOST)
                .map((MatchResult match) -> match.group(match.groupCount()))
                .forEach(ids::add);
    }

    /** The text up to where the returned mail begins. */
    static String before(String text) {
        int block = HeaderBlock.start(text);
        // A report may begin with fields of its own; what is returned comes last.
        return block > 0 ? text.substring(0, block) : text;
    }
}
