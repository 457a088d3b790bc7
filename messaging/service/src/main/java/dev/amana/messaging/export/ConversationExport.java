package dev.amana.messaging.export;

import dev.amana.messaging.conversation.Content;
import dev.amana.messaging.export.SignedPdf.Section;
import dev.amana.messaging.mailbox.Copy;
import dev.amana.messaging.mailbox.MailboxQueries;
import dev.amana.messaging.mailbox.MessageRow;
import dev.amana.messaging.process.RelayedMails;
import dev.amana.platform.blob.BlobStore;
import dev.amana.platform.personal.Personal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
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
    private static final int PAGE = 200;

    private final MailboxQueries mailbox;
    private final RelayedMails mails;
    private final BlobStore blobs;
    private final SignedPdf pdf;
    private final Clock clock;
    private final int mostMessages;
    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    ConversationExport(
            MailboxQueries mailbox,
            RelayedMails mails,
            BlobStore blobs,
            SignedPdf pdf,
            ExportProperties properties,
            Clock clock) {
        this.mailbox = mailbox;
        this.mails = mails;
        this.blobs = blobs;
        this.pdf = pdf;
        this.clock = clock;
        this.mostMessages = properties.mostMessages();
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

    /** @param sides the alias that stands for each side */
    public record Request(
            String conversationId, Map<String, String> sides, Function<MessageRow, Forms> view, Locale locale) {}

    public byte[] pdf(Request request) {
        Locale locale = request.locale();
        List<MessageRow> rows = rows(request.conversationId());
        List<Section> sections = new ArrayList<>();
        for (MessageRow row : rows) {
            Forms forms = request.view().apply(row);
            if (!forms.equals(Forms.NONE)) {
                sections.add(section(row, forms, request));
            }
        }
        List<String> remarks = new ArrayList<>(List.of(
                text("conversation", locale, request.conversationId()),
                text("made", locale, time(clock.instant(), locale))));
        if (rows.size() == mostMessages) {
            remarks.add(text("cut", locale, mostMessages));
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
        Content content = row.content();
        Copy copy = row.copy();
        if (forms.original()) {
            body.add(
                    words(content == null ? null : content.subject(), content == null ? null : content.text(), locale));
            remarks.addAll(files(content == null ? List.of() : content.attachments(), locale));
        }
        if (forms.delivered() && copy != null) {
            String delivered = words(copy.subject(), copy.text(), locale);
            if (!body.contains(delivered)) {
                body.add((forms.original() ? text("delivered", locale) + "\n" : "") + delivered);
            }
        }
        remarks.add(text("state." + word(row.stage()), locale));
        return new Section(headline, body, remarks);
    }

    private String words(@Nullable Personal subject, @Nullable Personal text, Locale locale) {
        String words = reveal(text).orElseGet(() -> text("erased", locale));
        return reveal(subject)
                .filter(s -> !s.isBlank())
                .map(s -> s + "\n" + words)
                .orElse(words);
    }

    private List<String> files(List<Content.Attachment> attachments, Locale locale) {
        return attachments.stream()
                .map(a -> text("attachment", locale, a.name().revealOr(text("erased", locale)), a.type(), a.bytes()))
                .toList();
    }

    private static Optional<String> reveal(@Nullable Personal text) {
        return text == null ? Optional.empty() : text.reveal();
    }

    /** The mails themselves: the originals, or what was delivered, as the view allows. */
    public byte[] mbox(Request request) {
        Mbox mbox = new Mbox();
        for (MessageRow row : rows(request.conversationId())) {
            Forms forms = request.view().apply(row);
            String sender = request.sides().getOrDefault(row.authorId(), "unknown");
            if (forms.original()) {
                Optional.ofNullable(row.content())
                        .map(Content::original)
                        .flatMap(blobs::get)
                        .ifPresent(mail -> mbox.add(sender, row.receivedAt(), mail));
            } else if (forms.delivered()) {
                mails.delivered(row.messageId()).ifPresent(mail -> mbox.add(sender, row.receivedAt(), mail));
            }
        }
        return mbox.toBytes();
    }

    private List<MessageRow> rows(String conversationId) {
        List<MessageRow> rows = new ArrayList<>();
        long after = -1;
        while (rows.size() < mostMessages) {
            List<MessageRow> page = mailbox.messages(conversationId, after, Math.min(PAGE, mostMessages - rows.size()));
            rows.addAll(page);
            if (page.size() < PAGE) {
                break;
            }
            after = page.getLast().position();
        }
        return rows;
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
