package dev.amana.messaging.export;

import dev.amana.messaging.conversation.Content;
import dev.amana.messaging.export.KeptMails.Form;
import dev.amana.messaging.export.SignedPdf.Section;
import dev.amana.messaging.mailbox.Copy;
import dev.amana.messaging.mailbox.MailboxQueries;
import dev.amana.messaging.mailbox.MessageRow;
import dev.amana.messaging.mime.MailReader;
import dev.amana.messaging.mime.ParsedMail;
import dev.amana.messaging.mime.UnreadableMail;
import dev.amana.messaging.process.RelayedMails;
import dev.amana.messaging.virus.NotCleared;
import dev.amana.platform.personal.Personal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** A conversation to take away, in a view of it: what of each message is shown, if anything. */
@Component
public class ConversationExport {
    private final MailboxQueries mailbox;
    private final RelayedMails mails;
    private final ReceivedMails originals;
    private final MailReader reader;
    private final SignedPdf pdf;
    private final Clock clock;
    private final int mostMessages;
    private final int mostPdfCharacters;
    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    ConversationExport(
            MailboxQueries mailbox,
            RelayedMails mails,
            ReceivedMails originals,
            MailReader reader,
            SignedPdf pdf,
            ExportProperties properties,
            Clock clock) {
        this.mailbox = mailbox;
        this.mails = mails;
        this.originals = originals;
        this.reader = reader;
        this.pdf = pdf;
        this.clock = clock;
        this.mostMessages = properties.mostMessages();
        this.mostPdfCharacters = properties.mostPdfCharacters();
        texts.setBasename("messaging/export/export");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
    }

    /** Which forms of a message somebody may have. */
    public record Forms(boolean original, boolean delivered) {
        public static final Forms BOTH = new Forms(true, true);
        public static final Forms ORIGINAL = new Forms(true, false);
        public static final Forms DELIVERED = new Forms(false, true);
        public static final Forms NONE = new Forms(false, false);
    }

    /**
     * @param sides the alias that stands for each side
     * @param kept has mails whose author is erased
     * @param cleared whether originals, being strangers' to who asks, go out only if the virus scanner clears them
     */
    public record Request(
            String conversationId,
            Map<String, String> sides,
            Function<MessageRow, Forms> view,
            KeptMails kept,
            boolean cleared,
            Locale locale) {}

    public byte[] pdf(Request request) {
        Locale locale = request.locale();
        Rows rows = new Rows(mailbox, request.conversationId(), mostMessages);
        List<Section> sections = new ArrayList<>();
        long characters = 0;
        while (characters <= mostPdfCharacters && rows.hasNext()) {
            MessageRow row = rows.next();
            Forms forms = request.view().apply(row);
            if (!forms.equals(Forms.NONE)) {
                Section section = section(row, forms, request);
                characters += section.characters();
                sections.add(section);
            }
        }
        boolean cut = rows.cut() || characters > mostPdfCharacters;
        if (characters > mostPdfCharacters) {
            sections.removeLast();
        }
        List<String> remarks = new ArrayList<>(List.of(
                text("conversation", locale, request.conversationId()),
                text("made", locale, time(clock.instant(), locale))));
        if (cut) {
            remarks.add(text("cut", locale, sections.size()));
        }
        return pdf.make(text("title", locale), remarks, sections, "Amana");
    }

    private Section section(MessageRow row, Forms forms, Request request) {
        Locale locale = request.locale();
        String side = request.sides().getOrDefault(row.authorId(), "");
        String role = text("role." + word(row.authorRole()), locale);
        String headline = text("message", locale, role, side, time(row.receivedAt(), locale));
        List<String> body = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        if (forms.original()) {
            body.add(original(row, request, remarks));
        }
        if (forms.delivered()) {
            delivered(row, request)
                    .filter(delivered -> !body.contains(delivered))
                    .ifPresent(delivered ->
                            body.add((forms.original() ? text("delivered", locale) + "\n" : "") + delivered));
        }
        remarks.add(text("state." + word(row.stage()), locale));
        return new Section(headline, body, remarks);
    }

    private String original(MessageRow row, Request request, List<String> remarks) {
        Locale locale = request.locale();
        Content content = row.content();
        if (content != null) {
            remarks.addAll(files(content.attachments(), locale));
            return words(content.subject(), content.text(), content.quoted(), locale);
        }
        Optional<ParsedMail> kept = kept(row, Form.ORIGINAL, request);
        kept.ifPresent(mail -> {
            mail.attachments()
                    .forEach(file ->
                            remarks.add(text("attachment", locale, file.name(), file.type(), file.content().length)));
            remarks.add(text("sealed", locale));
        });
        return kept.map(ConversationExport::words).orElseGet(() -> text("erased", locale));
    }

    private Optional<String> delivered(MessageRow row, Request request) {
        Copy copy = row.copy();
        return copy != null
                ? Optional.of(words(copy.subject(), copy.text(), copy.quoted(), request.locale()))
                : kept(row, Form.DELIVERED, request).map(ConversationExport::words);
    }

    private Optional<ParsedMail> kept(MessageRow row, Form form, Request request) {
        try {
            return request.kept().mail(row.messageId(), form).map(reader::read);
        } catch (UnreadableMail unreadable) {
            return Optional.empty();
        }
    }

    private String words(
            @Nullable Personal subject, @Nullable Personal text, @Nullable Personal quoted, Locale locale) {
        String said = reveal(text).orElseGet(() -> text("erased", locale));
        return words(reveal(subject).orElse(""), said, reveal(quoted).orElse(""));
    }

    private static String words(ParsedMail mail) {
        return words(mail.subject(), mail.text(), mail.quoted());
    }

    private static String words(String subject, String said, String quoted) {
        String words = quoted.isEmpty() ? said : said + "\n\n" + quoted;
        return subject.isBlank() ? words : subject + "\n" + words;
    }

    private List<String> files(List<Content.Attachment> attachments, Locale locale) {
        return attachments.stream()
                .map(a -> text("attachment", locale, a.name().revealOr(text("erased", locale)), a.type(), a.bytes()))
                .toList();
    }

    private static Optional<String> reveal(@Nullable Personal text) {
        return text == null ? Optional.empty() : text.reveal();
    }

    /** Mails that may go out, to be written one by one. */
    @FunctionalInterface
    public interface Mails {
        /** @throws IOException where they cannot be written */
        void to(OutputStream out) throws IOException;
    }

    /**
     * The mails themselves, one after the other: the originals, or what was delivered, as the view allows. One mail is in
     * memory at a time. Whatever has to be scanned is so before the first is written; what comes after that is not among them.
     *
     * @throws NotCleared where the scanner does not answer
     */
    public Mails mbox(Request request) {
        Map<String, Optional<String>> withheld = new HashMap<>();
        new Rows(mailbox, request.conversationId(), mostMessages)
                .forEachRemaining(row -> withheld.put(row.messageId(), withheld(row, request)));
        return out -> mbox(request, withheld, out);
    }

    /** The words in its place. */
    private Optional<String> withheld(MessageRow row, Request request) {
        if (!request.view().apply(row).original()) {
            return Optional.empty();
        }
        Locale locale = request.locale();
        String infected = row.infected();
        if (!request.cleared()) {
            return Optional.ofNullable(infected).map(signature -> text("infected", locale, signature));
        }
        return originals
                .withheld(row, request.kept())
                .map(why ->
                        text(why instanceof NotCleared.TooLarge ? "unscanned" : "infected", locale, why.arguments()));
    }

    private void mbox(Request request, Map<String, Optional<String>> withheld, OutputStream out) throws IOException {
        Mbox mbox = new Mbox(out);
        Rows rows = new Rows(mailbox, request.conversationId(), mostMessages);
        while (rows.hasNext()) {
            MessageRow row = rows.next();
            Optional<String> words = withheld.get(row.messageId());
            if (words == null) {
                continue;
            }
            Optional<byte[]> mail = words.map(this::remark).or(() -> mail(row, request));
            if (mail.isPresent()) {
                String sender = request.sides().getOrDefault(row.authorId(), "unknown");
                mbox.add(sender, row.receivedAt(), mail.get());
            }
        }
        if (rows.cut()) {
            mbox.add("amana", clock.instant(), remark(text("cut", request.locale(), mostMessages)));
        }
    }

    /** As a mail of its own, since a file of mails has no other place for it. */
    private byte[] remark(String words) {
        String encoded = Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
        return """
                From: Amana <no-reply@amana.invalid>
                Date: %s
                Subject: Amana
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: base64

                %s
                """.formatted(date, encoded).getBytes(StandardCharsets.US_ASCII);
    }

    private Optional<byte[]> mail(MessageRow row, Request request) {
        Forms forms = request.view().apply(row);
        String id = row.messageId();
        if (forms.original()) {
            return originals.of(row, request.kept());
        }
        return forms.delivered()
                ? mails.delivered(id)
                        .map(RelayedMails.Delivered::mail)
                        .or(() -> request.kept().mail(id, Form.DELIVERED))
                : Optional.empty();
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    private String text(String key, Locale locale, Object... arguments) {
        return String.valueOf(texts.getMessage(key, arguments, key, locale));
    }

    private static String time(Instant at, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(at.atOffset(ZoneOffset.UTC))
                + " UTC";
    }
}
