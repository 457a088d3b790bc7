package dev.amana.messaging.mime;

import dev.amana.messaging.file.FilePolicy;
import dev.amana.messaging.file.FileText;
import java.util.ArrayList;
import java.util.List;

/** Reads a mail from raw bytes: what a person wrote, what was quoted, and what came along. Pure and thread-safe. */
public final class MailReader {
    private final BigMails bigMails = new BigMails();
    private final QuoteSplitter splitter = new QuoteSplitter();
    private final AttachmentPolicy policy;
    private final HiddenText hiddenText;

    public MailReader() {
        this(FilePolicy.standard(), HiddenText.DEFAULT_MOST_DOCUMENT_BYTES);
    }

    /** @param mostDocumentBytes of what documents say that is read for those who judge the message, in UTF-8 */
    public MailReader(FilePolicy policy, int mostDocumentBytes) {
        this.policy = new AttachmentPolicy(policy);
        this.hiddenText = new HiddenText(this, policy, mostDocumentBytes);
    }

    /** @throws UnreadableMail when no sense can be made of it or it breaks a limit */
    public ParsedMail read(byte[] raw) {
        return bigMails.inTurn(raw.length, () -> whole(raw, true));
    }

    /** The same without what only a judge has to see, and with the quote in the text: for a mail that was judged. */
    public ParsedMail readJudged(byte[] raw) {
        return bigMails.inTurn(raw.length, () -> whole(raw, false));
    }

    /** What a mail within a mail says, with the mails within it: all that {@link NestedMail} writes. */
    FileText.Said textOfNested(byte[] raw, int deepest) {
        try {
            ParsedMail mail = readJudged(raw);
            StringBuilder text = new StringBuilder(mail.subject()).append('\n').append(mail.body());
            mail.from().forEach(author -> text.append('\n').append(author.name()));
            String html = mail.html() == null ? "" : mail.html();
            HiddenText.Found hidden = hiddenText.of(mail.body(), html, mail.attachments(), mail.dropped(), deepest);
            text.append('\n').append(hidden.text());
            return new FileText.Said(
                    text.toString(),
                    hidden.documents().whole(),
                    hidden.documents().wordless());
        } catch (UnreadableMail unreadable) {
            return new FileText.Said("", true);
        }
    }

    private ParsedMail whole(byte[] raw, boolean toJudge) {
        PartWalker walker = PartWalker.walk(raw);
        MailContent content = new MailContent(policy);
        walker.parts().forEach(content::add);
        return mail(walker.headers(), content, toJudge);
    }

    private ParsedMail mail(MailHeaders headers, MailContent content, boolean toJudge) {
        Subject subject = Subject.of(headers.text("subject"));
        String body = subject.above(content.plain());
        String html = subject.aboveHtml(content.html());
        QuoteSplitter.Split split = toJudge ? splitter.split(body) : new QuoteSplitter.Split(body, "");
        List<MailAddress> recipients = new ArrayList<>(headers.addresses("to"));
        recipients.addAll(headers.addresses("cc"));
        List<MailAddress> authors = new ArrayList<>(headers.addresses("from"));
        authors.addAll(headers.addresses("sender"));
        authors.addAll(headers.addresses("reply-to"));
        HiddenText.Found hidden = toJudge
                ? hiddenText.of(body, html, content.attachments(), content.dropped())
                : HiddenText.Found.NOTHING;
        List<String> replyTo = headers.messageIds("in-reply-to");
        List<String> own = headers.messageIds("message-id");
        return new ParsedMail(
                headers.addresses("from"),
                authors,
                recipients,
                subject.shown(),
                own.isEmpty() ? null : own.getFirst(),
                replyTo.isEmpty() ? null : replyTo.getFirst(),
                headers.messageIds("references"),
                split.text(),
                split.quoted(),
                body,
                hidden.text(),
                html.isEmpty() ? null : html,
                content.attachments(),
                content.dropped(),
                AutomaticSigns.in(headers),
                hidden.documents());
    }
}
