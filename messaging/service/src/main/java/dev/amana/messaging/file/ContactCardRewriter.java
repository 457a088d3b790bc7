package dev.amana.messaging.file;

import dev.amana.messaging.file.FileFault.Kind;
import ezvcard.Ezvcard;
import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.property.Email;
import ezvcard.property.StructuredName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Contact cards (RFC 6350 and before). The author's own becomes a card of the alias. Of anybody else's the names,
 * numbers and addresses stay (moderation reads them), pictures, keys and whatever a program added do not.
 */
final class ContactCardRewriter {
    private static final int MOST_CARDS = 200;

    private ContactCardRewriter() {}

    static String rewritten(String text, Rewriting with) throws FileFault {
        List<VCard> cards = parsed(text);
        if (cards.isEmpty() || cards.size() > MOST_CARDS) {
            throw new FileFault(cards.isEmpty() ? Kind.UNREADABLE : Kind.TOO_LARGE);
        }
        List<VCard> clean = cards.stream().map(card -> rewritten(card, with)).toList();
        return Ezvcard.write(clean).version(VCardVersion.V3_0).prodId(false).go();
    }

    static List<VCard> parsed(String text) throws FileFault {
        try {
            return Ezvcard.parse(text).all();
        } catch (RuntimeException damaged) {
            throw new FileFault(Kind.UNREADABLE);
        }
    }

    /** What stands in the cards that are written, decoded. */
    static List<String> said(String text) throws FileFault {
        List<String> lines = new ArrayList<>();
        for (VCard card : parsed(text)) {
            lines.addAll(names(card));
            card.getEmails().forEach(email -> lines.add(Objects.requireNonNullElse(email.getValue(), "")));
            card.getTelephoneNumbers().forEach(number -> lines.add(Objects.requireNonNullElse(number.getText(), "")));
            card.getNotes().forEach(note -> lines.add(Objects.requireNonNullElse(note.getValue(), "")));
            card.getTitles().forEach(title -> lines.add(Objects.requireNonNullElse(title.getValue(), "")));
        }
        return lines;
    }

    private static VCard rewritten(VCard card, Rewriting with) {
        VCard clean = new VCard();
        boolean own = isOwn(card, with);
        clean.setFormattedName(own ? with.name() : name(card, with));
        if (own) {
            clean.addEmail(with.alias());
            return clean;
        }
        StructuredName name = new StructuredName();
        name.setFamily(clean.getFormattedName().getValue());
        clean.setStructuredName(name);
        card.getEmails().stream()
                .map(Email::getValue)
                .filter(Objects::nonNull)
                .forEach(email -> clean.addEmail(with.text(email)));
        card.getTelephoneNumbers().forEach(number -> {
            String written = number.getText() == null && number.getUri() != null
                    ? number.getUri().getNumber()
                    : number.getText();
            if (written != null) {
                clean.addTelephoneNumber(with.text(written));
            }
        });
        card.getNotes().forEach(note -> clean.addNote(with.text(Objects.requireNonNullElse(note.getValue(), ""))));
        card.getTitles().forEach(title -> clean.addTitle(with.text(Objects.requireNonNullElse(title.getValue(), ""))));
        return clean;
    }

    /** Whoever is named in it anywhere but in a note. */
    private static boolean isOwn(VCard card, Rewriting with) {
        Stream<@Nullable String> values = Stream.of(
                        card.getEmails().stream().map(Email::getValue),
                        names(card).stream(),
                        card.getTelephoneNumbers().stream().map(number -> number.getText()))
                .flatMap(all -> all);
        return values.filter(Objects::nonNull)
                .anyMatch(value -> with.knows(value) || !with.text(value).equals(value));
    }

    private static String name(VCard card, Rewriting with) {
        return names(card).stream().findFirst().map(with::text).orElse("?");
    }

    private static List<String> names(VCard card) {
        List<String> names = new ArrayList<>();
        if (card.getFormattedName() != null && card.getFormattedName().getValue() != null) {
            names.add(card.getFormattedName().getValue());
        }
        StructuredName structured = card.getStructuredName();
        if (structured != null) {
            String whole = Stream.of(structured.getGiven(), structured.getFamily())
                    .filter(Objects::nonNull)
                    .reduce((given, family) -> given + " " + family)
                    .orElse("");
            if (!whole.isBlank()) {
                names.add(whole);
            }
        }
        return names;
    }
}
