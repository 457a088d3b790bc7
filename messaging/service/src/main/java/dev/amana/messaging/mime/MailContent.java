package dev.amana.messaging.mime;

import dev.amana.messaging.file.FileFault;
import dev.amana.messaging.file.Winmail;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Entities;

/** Sorts the parts of a mail into its text, in the forms it came in, its files, and what is left out. */
final class MailContent {
    private static final int LONGEST_HTML = 2_000_000;
    private static final int LONGEST_TEXT = 2_000_000;
    private static final int MOST_SIGNED = 5;

    /** One text of the mail. */
    private static final class Block {
        private final StringBuilder plain = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
        /** What Gmail shows in place of the others; it counts where it is the only form. */
        private final StringBuilder amp = new StringBuilder();

        private CharSequence html() {
            return html.isEmpty() && plain.toString().isBlank() ? amp : html;
        }
    }

    private final AttachmentPolicy policy;
    private final Map<Object, Block> blocks = new LinkedHashMap<>();
    private final List<MailAttachment> attachments = new ArrayList<>();
    private final List<DroppedPart> dropped = new ArrayList<>();
    private int signedWithin;

    MailContent(AttachmentPolicy policy) {
        this.policy = policy;
    }

    List<MailAttachment> attachments() {
        return attachments;
    }

    List<DroppedPart> dropped() {
        return dropped;
    }

    void add(MailPart part) {
        if (part.isText("plain") && part.fileName() == null) {
            addPlain(part);
        } else if (part.isText("html") && part.fileName() == null) {
            addHtml(part, block(part).html);
        } else if (part.isText("x-amp-html") && part.fileName() == null) {
            addHtml(part, block(part).amp);
        } else if (Winmail.isOne(part.content()) && !part.secured()) {
            addWinmail(part);
        } else if (SignedContent.isSaidOf(part.type())) {
            addSigned(part);
        } else if (part.content().length > 0 || part.fileName() != null) {
            addFile(part);
        }
    }

    private void addPlain(MailPart part) {
        String text = part.text();
        if (PgpArmour.standsIn(text)) {
            text = PgpArmour.without(text);
            dropped.add(
                    new DroppedPart("OpenPGP", "application/pgp-signature", DroppedPart.Reason.SIGNED_OR_ENCRYPTED));
        }
        append(block(part).plain, text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT));
    }

    private void addHtml(MailPart part, StringBuilder form) {
        String html = part.text();
        if (html.length() > LONGEST_HTML) {
            dropped.add(new DroppedPart(part.label(), part.type(), DroppedPart.Reason.OVER_LIMIT));
        } else {
            append(form, HtmlPolicy.sanitise(html));
        }
    }

    private void addFile(MailPart part) {
        switch (policy.judge(part)) {
            case AttachmentPolicy.Kept(MailAttachment attachment) -> attachments.add(attachment);
            case AttachmentPolicy.Dropped(DroppedPart.Reason reason) ->
                dropped.add(new DroppedPart(part.label(), part.type(), reason));
        }
    }

    /** What is packed in it came along like anything else; its text counts when the mail has none of its own. */
    private void addWinmail(MailPart part) {
        try {
            Winmail.Contents contents = Winmail.unpacked(part.content());
            if (plain().isBlank()) {
                byte[] text = contents.text().getBytes(StandardCharsets.UTF_8);
                add(part.holding(contents.html() ? "text/html" : "text/plain", null, text));
            }
            for (Winmail.File file : contents.files()) {
                addFile(part.holding("application/octet-stream", MailPart.fileName(file.name()), file.content()));
            }
        } catch (FileFault fault) {
            dropped.add(new DroppedPart(part.label(), part.type(), DroppedPart.Reason.of(fault.kind())));
        }
    }

    /** What an S/MIME signature encloses came along like anything else; the signature does not. */
    private void addSigned(MailPart part) {
        byte[] enclosed = signedWithin++ < MOST_SIGNED ? SignedContent.of(part.content()) : null;
        addFile(part);
        if (enclosed != null) {
            try {
                PartWalker.walk(enclosed).parts().forEach(this::add);
            } catch (UnreadableMail unreadable) {
                dropped.add(new DroppedPart(part.label(), part.type(), DroppedPart.Reason.UNREADABLE));
            }
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
                    block.plain.toString().isBlank() ? HtmlText.of(block.html().toString()) : block.plain.toString());
        }
        String text = all.toString().replace("\u0000", "");
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    String html() {
        if (blocks.values().stream().allMatch(block -> block.html().isEmpty())) {
            return "";
        }
        StringBuilder all = new StringBuilder();
        blocks.values()
                .forEach(block -> append(
                        all,
                        block.html().isEmpty()
                                ? escaped(block.plain)
                                : block.html().toString()));
        return all.toString();
    }

    private static String escaped(StringBuilder plain) {
        return "<pre>" + Entities.escape(plain.toString()) + "</pre>";
    }
}
