package dev.amana.messaging.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Builds the mail that is relayed: replacement, allow-list build, leak check. Pure and thread-safe. */
public final class RelayComposer {
    private final BigMails bigMails = new BigMails();
    private final MailBuilder builder = new MailBuilder();
    private final LeakCheck leakCheck = new LeakCheck();

    /** @throws LeakingMail when a real identity is still in it after all replacement */
    public ComposedMail compose(ParsedMail mail, RelayOrder order) {
        long bytes = mail.attachments().stream()
                .mapToLong(file -> file.content().length)
                .sum();
        return bigMails.inTurn(bytes, () -> composed(mail, order));
    }

    private ComposedMail composed(ParsedMail mail, RelayOrder order) {
        Replacement replacement = new Replacement(List.of(order.sender(), order.recipient()));
        Set<String> hidden = hiddenFrom(order);
        List<DroppedPart> dropped = new ArrayList<>();
        mail.dropped().forEach(part -> dropped.add(renamed(part, replacement)));
        List<MailAttachment> kept = keptAttachments(mail.attachments(), replacement, hidden, dropped);
        String text = replacement.inText(mail.body()) + Notices.plain(dropped, order.locale());
        String subject = replacement.inText(mail.subject());
        String html = mail.html() == null ? null : html(mail.html(), replacement, kept, dropped, order.locale());
        byte[] raw = builder.build(new OutgoingMail(
                new MailAddress(order.sender().displayName(), order.sender().alias()),
                new MailAddress("", order.recipientAddress()),
                subject,
                order.messageId(),
                order.inReplyTo(),
                order.references(),
                order.date(),
                text,
                html,
                kept,
                mail.automatic(),
                order.unsubscribe()));
        List<LeakCheck.Finding> findings = leakCheck.inspect(raw, hidden);
        if (!findings.isEmpty()) {
            throw new LeakingMail(findings);
        }
        return new ComposedMail(raw, subject, text, List.copyOf(dropped));
    }

    /** What identifies the sender and does not identify the recipient as well. */
    private static Set<String> hiddenFrom(RelayOrder order) {
        KnownParty sender = order.sender();
        Set<String> known = new LinkedHashSet<>(order.recipient().addresses());
        known.addAll(order.recipient().names());
        known.addAll(order.recipient().phones());
        known.add(order.recipientAddress());
        known.add(sender.displayName());
        Set<String> lowerKnown =
                known.stream().map(value -> value.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        Set<String> hidden = new LinkedHashSet<>(sender.addresses());
        hidden.addAll(sender.names());
        hidden.addAll(sender.phones());
        hidden.removeIf(value -> lowerKnown.contains(value.toLowerCase(Locale.ROOT)));
        return hidden;
    }

    private List<MailAttachment> keptAttachments(
            List<MailAttachment> attachments, Replacement replacement, Set<String> hidden, List<DroppedPart> dropped) {
        List<MailAttachment> kept = new ArrayList<>();
        for (MailAttachment attachment : attachments) {
            MailAttachment file = replaced(attachment, replacement);
            List<LeakCheck.Finding> findings = leakCheck.inspectFile(file.name(), file.content(), hidden);
            if (findings.isEmpty()) {
                kept.add(file);
            } else {
                dropped.add(new DroppedPart(file.name(), file.type(), reason(findings)));
            }
        }
        return kept;
    }

    private static DroppedPart.Reason reason(List<LeakCheck.Finding> findings) {
        boolean onlyTooLarge =
                findings.stream().allMatch(finding -> finding.identifier().equals(LeakCheck.TOO_LARGE));
        return onlyTooLarge ? DroppedPart.Reason.OVER_LIMIT : DroppedPart.Reason.NAMES_A_PARTY;
    }

    private static MailAttachment replaced(MailAttachment file, Replacement replacement) {
        byte[] content = file.type().startsWith("text/") ? inTextFile(file.content(), replacement) : file.content();
        String id = file.contentId() == null ? null : replacement.inText(file.contentId());
        return new MailAttachment(replacement.inText(file.name()), file.type(), content, id);
    }

    private static byte[] inTextFile(byte[] utf8, Replacement replacement) {
        return replacement.inText(new String(utf8, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private static DroppedPart renamed(DroppedPart part, Replacement replacement) {
        return new DroppedPart(replacement.inText(part.name()), part.type(), part.reason());
    }

    private static String html(
            String html, Replacement replacement, List<MailAttachment> kept, List<DroppedPart> dropped, Locale locale) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        replacement.inHtml(document);
        Set<String> pictures = kept.stream()
                .filter(MailAttachment::inline)
                .map(picture -> "cid:" + picture.contentId())
                .collect(Collectors.toSet());
        document.select("img[src]").stream()
                .filter(image -> !pictures.contains(image.attr("src")))
                .forEach(Element::remove);
        return "<!DOCTYPE html><html><body>" + document.body().html() + Notices.html(dropped, locale)
                + "</body></html>";
    }
}
