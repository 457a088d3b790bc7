package dev.amana.messaging.bounce;

import dev.amana.messaging.mime.MailOutline;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
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
    /** A header of the returned mail in the text: at least three fields, one below the other. */
    private static final Pattern HEADER_BLOCK = Pattern.compile(
            "(?im)(?:^[ \\t>|]{0,8}(?:Received|Return-Path|Message-ID|From|To|Subject|Date|MIME-Version|Content-Type|"
                    + "X-[a-z0-9-]{1,40}|DKIM-Signature|Cc|Reply-To):[^\\n]{0,2000}\\n(?:[ \\t]+[^\\n]{0,2000}\\n)*+){3}");

    private static final int MOST = 30;

    static Original of(MailOutline mail) {
        Set<String> ids = new LinkedHashSet<>();
        boolean enclosed = false;
        for (MailOutline.Part part : mail.parts()) {
            boolean returned = part.type().equals("message/rfc822")
                    || part.type().equals("text/rfc822-headers")
                    || part.type().equals("message/rfc822-headers")
                    || part.type().equals("message/global");
            enclosed = enclosed || returned || HEADER_BLOCK.matcher(part.text()).find();
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
        Matcher block = HEADER_BLOCK.matcher(text);
        // A report may begin with fields of its own; what is returned comes last.
        return block.find() && block.start() > 0 ? text.substring(0, block.start()) : text;
    }
}
