package dev.amana.messaging.mime;

import dev.amana.messaging.file.Budget;
import dev.amana.messaging.file.Charsets;
import dev.amana.messaging.file.FileFault;
import dev.amana.messaging.file.FileRewriter;
import dev.amana.messaging.file.FileType;
import dev.amana.messaging.file.NamedFile;
import dev.amana.messaging.file.Rewriting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Text, HTML and files of a mail, rewritten; of a nested mail as of the one around it. */
final class MailParts {
    private static final String CID = "cid:";

    /** Looks into a finished file; a reason to leave it out, or null. */
    interface Inspection {
        DroppedPart.@Nullable Reason objection(MailAttachment file);
    }

    /** @param dropped what is not in it; text and HTML tell so */
    record Made(String text, @Nullable String html, List<MailAttachment> attachments, List<DroppedPart> dropped) {
        /** The same with words of ours above it. */
        Made under(List<String> notices) {
            if (notices.isEmpty()) {
                return this;
            }
            String above = notices.stream().map(notice -> "[" + notice + "]\n").collect(Collectors.joining());
            return new Made(above + "\n" + text, html == null ? null : under(html, notices), attachments, dropped);
        }

        /** The same with words of ours below it, which belong to the mail and not to what was written. */
        Made over(String plain, String inHtml) {
            return new Made(text + plain, html == null ? null : withEnd(html, inHtml), attachments, dropped);
        }

        private static String withEnd(String html, String below) {
            int end = html.lastIndexOf("</body>");
            return html.substring(0, end) + below + html.substring(end);
        }

        private static String under(String html, List<String> notices) {
            String above = notices.stream()
                    .map(notice -> "<p dir=\"auto\"><strong>" + Entities.escape(notice) + "</strong></p>")
                    .collect(Collectors.joining());
            return html.replaceFirst("<body>", Matcher.quoteReplacement("<body>" + above + "<hr>"));
        }
    }

    private final FileRewriter files;
    private final Inspection inspection;

    MailParts(FileRewriter files, Inspection inspection) {
        this.files = files;
        this.inspection = inspection;
    }

    Made made(ParsedMail mail, Rewriting with, Budget budget, Locale locale) throws FileFault {
        List<DroppedPart> dropped = new ArrayList<>();
        mail.dropped()
                .forEach(part -> dropped.add(
                        new DroppedPart(with.text(part.name()), part.type(), part.reason(), part.written())));
        List<MailAttachment> kept = new ArrayList<>();
        for (MailAttachment file : mail.attachments()) {
            add(file, with, budget, kept, dropped);
        }
        String text = with.text(mail.body()) + Notices.plain(dropped, locale);
        Set<String> contentIds = mail.attachments().stream()
                .map(MailAttachment::contentId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        String html = mail.html() == null ? null : html(mail.html(), contentIds, with, kept, dropped, locale);
        return new Made(text, html, kept, List.copyOf(dropped));
    }

    private void add(
            MailAttachment file, Rewriting with, Budget budget, List<MailAttachment> kept, List<DroppedPart> dropped) {
        String name = with.text(file.name());
        try {
            MailAttachment rewritten = rewritten(file, name, with, budget);
            DroppedPart.Reason objection = inspection.objection(rewritten);
            if (objection == null) {
                kept.add(rewritten);
                budget.takeLeftOut()
                        .forEach(inner -> dropped.add(new DroppedPart(
                                within(name, with.text(inner.name())),
                                file.type(),
                                DroppedPart.Reason.of(inner.why()),
                                within(file.name(), inner.name()))));
            } else {
                dropped.add(new DroppedPart(name, file.type(), objection, file.name()));
            }
        } catch (FileFault fault) {
            budget.takeLeftOut();
            dropped.add(new DroppedPart(name, file.type(), DroppedPart.Reason.of(fault.kind()), file.name()));
        }
    }

    /** What stands in a file need not have a name. */
    private static String within(String file, String inner) {
        return inner.isBlank() ? file : file + " / " + inner;
    }

    private MailAttachment rewritten(MailAttachment file, String name, Rewriting with, Budget budget) throws FileFault {
        String id = file.contentId() == null ? null : neutral(file.contentId(), with);
        FileType type = FileType.ofMediaType(file.type());
        if (type == null) {
            throw new FileFault(FileFault.Kind.NOT_ALLOWED);
        }
        // Pictures were cleaned as they were read.
        byte[] content = type.isPicture()
                ? file.content()
                : files.rewritten(new NamedFile(name, type, file.content()), file.textCharset(), with, budget)
                        .content();
        String charset = type.isText() ? charset(type, file, content) : null;
        return new MailAttachment(name, file.type(), content, id, charset);
    }

    /** Mail programs put the domain of the author's address into it; what is left is written the same in header and link. */
    private static String neutral(String contentId, Rewriting with) {
        String hidden = with.text(contentId);
        int at = hidden.lastIndexOf('@');
        String domain = with.alias().substring(with.alias().lastIndexOf('@'));
        String local = at < 0 ? hidden : hidden.substring(0, at);
        return local.replaceAll("[^A-Za-z0-9._-]", "-") + domain;
    }

    /** As links write it (RFC 2392), percent-encoded or not. */
    private static void refer(Element image, Set<String> contentIds, Rewriting with) {
        String written = image.attr("src").substring(CID.length());
        String decoded = new String(HeaderParameters.percentDecode(written), StandardCharsets.UTF_8);
        Stream.of(written, decoded)
                .filter(contentIds::contains)
                .findFirst()
                .ifPresent(id -> image.attr("src", CID + neutral(id, with)));
    }

    /** Calendars and cards are written in UTF-8, text files in their own charset where it has all the letters. */
    private static String charset(FileType type, MailAttachment file, byte[] content) {
        boolean own = type == FileType.CSV || type == FileType.TEXT;
        return own ? Charsets.of(content, file.charset()).name() : "UTF-8";
    }

    /** A picture that would be fetched, or did not come along. One without words counts readers or fills space. */
    private static void inWords(Element image) {
        String words = image.attr("alt").strip();
        if (words.isEmpty()) {
            image.remove();
        } else {
            image.replaceWith(new TextNode("[" + words + "]"));
        }
    }

    private static String html(
            String html,
            Set<String> contentIds,
            Rewriting with,
            List<MailAttachment> kept,
            List<DroppedPart> dropped,
            Locale locale) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        document.select("img[src^=cid:]").forEach(image -> refer(image, contentIds, with));
        with.tree(document.body(), element -> element.isBlock() || element.nameIs("br"));
        Set<String> pictures = kept.stream()
                .filter(MailAttachment::inline)
                .map(picture -> CID + picture.contentId())
                .collect(Collectors.toSet());
        document.select("img").stream()
                .filter(image -> !pictures.contains(image.attr("src")))
                .forEach(MailParts::inWords);
        return "<!DOCTYPE html><html><body>" + document.body().html() + Notices.html(dropped, locale)
                + "</body></html>";
    }
}
