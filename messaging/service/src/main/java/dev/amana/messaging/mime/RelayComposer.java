package dev.amana.messaging.mime;

import dev.amana.messaging.file.Budget;
import dev.amana.messaging.file.FileFault;
import dev.amana.messaging.file.FilePolicy;
import dev.amana.messaging.file.FileRewriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds the mail that is relayed: replacement, allow-list build, leak check. Pure and thread-safe. */
public final class RelayComposer {
    private final BigMails bigMails = new BigMails();
    private final MailBuilder builder = new MailBuilder();
    private final IdentifierCache identifiers = new IdentifierCache();
    private final LeakCheck leakCheck = new LeakCheck();
    private final MailReader reader;
    private final FileRewriter files;

    public RelayComposer() {
        this(new MailReader(), FilePolicy.standard());
    }

    /** @param reader of the mails within mails */
    public RelayComposer(MailReader reader, FilePolicy policy) {
        this.reader = reader;
        this.files = new FileRewriter(policy);
    }

    /** @throws LeakingMail when a real identity is still in it after all replacement */
    public ComposedMail compose(ParsedMail mail, RelayOrder order) {
        long bytes = mail.attachments().stream()
                .mapToLong(file -> file.content().length)
                .sum();
        return bigMails.inTurn(bytes, () -> composed(mail, order));
    }

    private ComposedMail composed(ParsedMail mail, RelayOrder order) {
        LeakCheck.Wanted hidden = LeakCheck.Wanted.of(hiddenFrom(order), identifiers);
        List<byte[]> inspected = new ArrayList<>();
        MailParts parts = new MailParts(files, file -> objection(file, hidden, inspected));
        NestedMail nested = new NestedMail(reader, parts, order);
        Redacting redacting = Redacting.of(order.treatment(), order.locale());
        Replacement replacement = new Replacement(List.of(order.sender(), order.recipient()), identifiers)
                .and(redacting.rules())
                .then(StrangeAliases.rule(
                        order.sender().alias(), order.recipient().alias(), order.locale()));
        PartyRewriting with = new PartyRewriting(order, replacement, nested::rebuilt);
        MailParts.Made made =
                made(mail, parts, with, order.locale()).under(Notices.above(order.treatment(), order.locale()));
        String subject = replacement.inText(mail.subject());
        redacting.requireGone(subject, made, leakCheck);
        MailParts.Made sent = made.over(Notices.below(order), Notices.belowHtml(order));
        byte[] raw = builder.build(new OutgoingMail(
                new MailAddress(order.sender().displayName(), order.sender().alias()),
                new MailAddress("", order.recipientAddress()),
                subject,
                order.messageId(),
                order.inReplyTo(),
                order.references(),
                order.date(),
                sent.text(),
                sent.html(),
                sent.attachments(),
                mail.automatic(),
                order.unsubscribe()));
        List<LeakCheck.Finding> findings = leakCheck.inspect(raw, hidden, inspected);
        if (!findings.isEmpty()) {
            throw new LeakingMail(findings);
        }
        return new ComposedMail(raw, subject, made.text(), made.attachments(), made.dropped());
    }

    private static MailParts.Made made(ParsedMail mail, MailParts parts, PartyRewriting with, Locale locale) {
        try {
            return parts.made(mail, with, new Budget(), locale);
        } catch (FileFault fault) {
            throw new UnreadableMail("The message nests too much");
        }
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

    private DroppedPart.@Nullable Reason objection(
            MailAttachment file, LeakCheck.Wanted hidden, List<byte[]> inspected) {
        List<LeakCheck.Finding> findings = leakCheck.inspectFile(file, hidden);
        inspected.add(file.content());
        if (findings.isEmpty()) {
            return null;
        }
        boolean onlyTooLarge =
                findings.stream().allMatch(finding -> finding.identifier().equals(LeakCheck.TOO_LARGE));
        return onlyTooLarge ? DroppedPart.Reason.OVER_LIMIT : DroppedPart.Reason.NAMES_A_PARTY;
    }
}
