package dev.amana.messaging.mime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Entities;

/** Reads a mail from raw bytes: what a person wrote, what was quoted, and what came along. Pure and thread-safe. */
public final class MailReader {
    private static final int LONGEST_HTML = 2_000_000;
    private static final int LONGEST_TEXT = 2_000_000;
    private static final int LONGEST_SUBJECT = 500;

    private final BigMails bigMails = new BigMails();
    private final QuoteSplitter splitter = new QuoteSplitter();

    /** @throws UnreadableMail when no sense can be made of it or it breaks a limit */
    public ParsedMail read(byte[] raw) {
        return bigMails.inTurn(raw.length, () -> whole(raw));
    }

    private ParsedMail whole(byte[] raw) {
        PartWalker walker = PartWalker.walk(raw);
        Content content = new Content();
        walker.parts().forEach(content::add);
        return mail(walker.headers(), content);
    }

    private ParsedMail mail(MailHeaders headers, Content content) {
        String body = content.plain();
        String html = content.html();
        QuoteSplitter.Split split = splitter.split(body);
        List<MailAddress> recipients = new ArrayList<>(headers.addresses("to"));
        recipients.addAll(headers.addresses("cc"));
        List<MailAddress> authors = new ArrayList<>(headers.addresses("from"));
        authors.addAll(headers.addresses("sender"));
        authors.addAll(headers.addresses("reply-to"));
        List<String> replyTo = headers.messageIds("in-reply-to");
        List<String> own = headers.messageIds("message-id");
        return new ParsedMail(
                headers.addresses("from"),
                authors,
                recipients,
                shortened(headers.text("subject"), LONGEST_SUBJECT),
                own.isEmpty() ? null : own.getFirst(),
                replyTo.isEmpty() ? null : replyTo.getFirst(),
                headers.messageIds("references"),
                split.text(),
                split.quoted(),
                body,
                HiddenText.of(body, html, content.attachments),
                html.isEmpty() ? null : html,
                content.attachments,
                content.dropped,
                AutomaticSigns.in(headers));
    }

    private static String shortened(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, limit);
    }

    /** One text of the mail, in the forms it came in. */
    private static final class Block {
        private final StringBuilder plain = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
    }

    private static final class Content {
        private final Map<Object, Block> blocks = new LinkedHashMap<>();
        private final List<MailAttachment> attachments = new ArrayList<>();
        private final List<DroppedPart> dropped = new ArrayList<>();

        void add(MailPart part) {
            if (part.isText("plain") && part.fileName() == null) {
                append(block(part).plain, shortened(part.text(), LONGEST_TEXT));
            } else if (part.isText("html") && part.fileName() == null) {
                addHtml(part);
            } else if (part.content().length > 0 || part.fileName() != null) {
                addFile(part);
            }
        }

        private void addHtml(MailPart part) {
            String html = part.text();
            if (html.length() > LONGEST_HTML) {
                dropped.add(new DroppedPart(part.label(), part.type(), DroppedPart.Reason.OVER_LIMIT));
            } else {
                append(block(part).html, HtmlPolicy.sanitise(html));
            }
        }

        private void addFile(MailPart part) {
            switch (AttachmentPolicy.judge(part)) {
                case AttachmentPolicy.Kept(MailAttachment attachment) -> attachments.add(attachment);
                case AttachmentPolicy.Dropped(DroppedPart.Reason reason) ->
                    dropped.add(new DroppedPart(part.label(), part.type(), reason));
            }
        }

        private Block block(MailPart part) {
            Object key = part.alternative() == 0 ? part : (Object) part.alternative();
            return blocks.computeIfAbsent(key, any -> new Block());
        }

        private static void append(StringBuilder text, String more) {
            text.append(text.isEmpty() || more.isEmpty() ? "" : "\n").append(more);
        }

        String plain() {
            StringBuilder all = new StringBuilder();
            for (Block block : blocks.values()) {
                append(
                        all,
                        block.plain.toString().isBlank() ? HtmlText.of(block.html.toString()) : block.plain.toString());
            }
            return shortened(all.toString().replace("\u0000", ""), LONGEST_TEXT);
        }

        String html() {
            if (blocks.values().stream().allMatch(block -> block.html.isEmpty())) {
                return "";
            }
            StringBuilder all = new StringBuilder();
            blocks.values()
                    .forEach(block -> append(all, block.html.isEmpty() ? escaped(block.plain) : block.html.toString()));
            return all.toString();
        }

        private static String escaped(StringBuilder plain) {
            return "<pre>" + Entities.escape(plain.toString()) + "</pre>";
        }
    }
}
