package dev.amana.messaging.mime;

import dev.amana.messaging.file.Budget;
import dev.amana.messaging.file.FileFault;
import dev.amana.messaging.file.Rewriting;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail within a mail, built anew like the one around it. Of the people in its headers only the two parties are left:
 * anybody else's address may be another one of the author's.
 */
final class NestedMail {
    private static final String SOMEBODY = "hidden@address.invalid";

    private final MailReader reader;
    private final MailParts parts;
    private final RelayOrder order;

    NestedMail(MailReader reader, MailParts parts, RelayOrder order) {
        this.reader = reader;
        this.parts = parts;
        this.order = order;
    }

    byte[] rebuilt(byte[] raw, Rewriting with, Budget budget) throws FileFault {
        ParsedMail mail;
        try {
            mail = reader.readJudged(raw);
        } catch (UnreadableMail unreadable) {
            throw new FileFault(FileFault.Kind.UNREADABLE);
        }
        MailParts.Made made = parts.made(mail, with, budget, order.locale());
        return new MailBuilder()
                .build(new OutgoingMail(
                        shown(mail.from().isEmpty() ? null : mail.from().getFirst(), with),
                        shown(recipient(mail, with), with),
                        with.text(mail.subject()),
                        "",
                        null,
                        List.of(),
                        date(raw),
                        made.text(),
                        made.html(),
                        made.attachments(),
                        mail.automatic()));
    }

    private static @Nullable MailAddress recipient(ParsedMail mail, Rewriting with) {
        return mail.recipients().stream()
                .filter(address -> with.knows(address.address()))
                .findFirst()
                .orElse(null);
    }

    private static MailAddress shown(@Nullable MailAddress address, Rewriting with) {
        if (address == null) {
            return new MailAddress("", SOMEBODY);
        }
        return with.knows(address.address())
                ? new MailAddress("", with.text(address.address()))
                : new MailAddress(with.text(address.name()), SOMEBODY);
    }

    private Instant date(byte[] raw) {
        String written = PartWalker.walk(raw).headers().raw("date");
        List<String> forms = new ArrayList<>();
        if (written != null) {
            forms.add(written.replaceAll("\\s*\\([^)]*\\)", "").strip());
        }
        for (String form : forms) {
            try {
                return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME
                        .withLocale(Locale.ROOT)
                        .parse(form));
            } catch (DateTimeException notWellFormed) {
                return order.date();
            }
        }
        return order.date();
    }
}
