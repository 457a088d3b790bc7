package dev.amana.messaging.bounce;

import dev.amana.messaging.bounce.Classified.Kind;
import dev.amana.messaging.mime.MailAddress;
import dev.amana.messaging.mime.MailOutline;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells a bounce, a complaint, a receipt or a vacation reply from what a person wrote. Reports in due form count by their
 * form. Anything else must come from a mail system, and say or show that a mail did not get through: a person who forwards
 * a bounce, or writes about one, is still a person. Pure and thread-safe.
 */
public final class BounceClassifier {
    private static final Pattern SYSTEM_LOCAL_PART = Pattern.compile(
            "(?:mailer|mail|smtp|mta)[-_.]?daemon|m?daemon|post[-_]?master|(?:double-)?bounces?|"
                    + "mail[-_.]?(?:delivery|system|router|gateway)[-_.a-z]*|.*-(?:admin|owner|bounces)|owner-.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SYSTEM_NAME = Pattern.compile(
            "\\b(?:mail(?:er)?[ -]?(?:deliver\\w*|daemon|system|router|administrator|gateway|transport)|post ?master|"
                    + "system ?administrator|internet mail delivery|delivery (?:sub)?system|smtp (?:server|gateway)|interscan)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FORWARDED =
            Pattern.compile("^\\s*(?:re|aw|sv|fwd?|wg|tr|rv|vs|antw|odp|回复|转发|答复)\\s*[:：]", Pattern.CASE_INSENSITIVE);
    private static final String FEEDBACK = "message/feedback-report";
    private static final String JMRP_SUBJECT = "complaint about message from";
    private static final int LONGEST_TEXT = 24_000;

    private final Phrases phrases = Phrases.load();

    /** Whether the mail has the form of a report, which nobody gives to what he writes himself. */
    public static boolean hasReportForm(byte[] raw) {
        MailOutline mail = MailOutline.of(raw);
        return isReport(mail)
                || hasPart(mail, FEEDBACK)
                || hasPart(mail, "message/delivery-status")
                || hasPart(mail, "message/disposition-notification")
                || mail.has("x-failed-recipients");
    }

    /** @param nullSender whether it came from the null sender, as reports do (RFC 5321, section 4.5.5) */
    public Classified classify(byte[] raw, boolean nullSender) {
        return classify(MailOutline.of(raw), nullSender);
    }

    /** The same of a mail whose outline is at hand. */
    public Classified classify(MailOutline mail, boolean nullSender) {
        boolean fromNobody = nullSender || mail.header("return-path").strip().equals("<>");
        boolean fromSystem = fromNobody || isSystem(mail);
        if (!fromSystem && !isReport(mail) && !mail.automatic() && !mail.has("x-failed-recipients") && !isJmrp(mail)) {
            return new Classified(Kind.NONE, null, List.of(), List.of(), null);
        }
        Classified report = report(mail, fromNobody, fromSystem);
        if (report != null) {
            return report;
        }
        boolean machine = fromNobody || fromDaemon(mail) || mail.automatic();
        List<String> answered = machine ? Original.of(mail).messageIds() : List.of();
        return new Classified(machine ? Kind.AUTO_REPLY : Kind.NONE, null, List.of(), answered, null);
    }

    private @Nullable Classified report(MailOutline mail, boolean fromNobody, boolean fromSystem) {
        Original original = Original.of(mail);
        Kind form = byForm(mail, fromNobody);
        if (form != null) {
            return new Classified(form, null, original.recipients(), original.messageIds(), feedbackType(mail));
        }
        DeliveryStatus status = DeliveryStatus.of(mail);
        if (status != null) {
            return byReport(status, mail, original);
        }
        Kind bounce = bySigns(mail, original, fromSystem);
        return bounce == null ? null : bounced(bounce, mail, original);
    }

    /** Complaints and read receipts have a form of their own. */
    private @Nullable Kind byForm(MailOutline mail, boolean fromNobody) {
        if (hasPart(mail, FEEDBACK)) {
            return Kind.COMPLAINT;
        }
        if (isJmrp(mail) && hasPart(mail, "message/rfc822")) {
            return Kind.COMPLAINT;
        }
        boolean receipt =
                hasPart(mail, "message/disposition-notification") && (fromNobody || isReport(mail) || mail.automatic());
        return receipt ? Kind.RECEIPT : null;
    }

    private Classified byReport(DeliveryStatus report, MailOutline mail, Original original) {
        List<String> recipients = Stream.concat(report.recipients().stream(), original.recipients().stream())
                .distinct()
                .toList();
        String status = specific(report, mail);
        Kind kind = switch (report.action()) {
            case "delayed" -> Kind.DELAYED;
            case "delivered", "relayed", "expanded" -> Kind.RECEIPT;
            case "failed" -> failure(status);
            default -> phrases.delayed(subject(mail)) ? Kind.DELAYED : failure(status);
        };
        String told = kind == Kind.RECEIPT ? report.status() : status;
        return new Classified(kind, told, recipients, original.messageIds(), null);
    }

    /** Many systems tell {@code 5.0.0} in the field and the reason beside it. */
    private String specific(DeliveryStatus report, MailOutline mail) {
        String told = report.status();
        if (told != null && !told.endsWith(".0.0")) {
            return told;
        }
        String found = phrases.status(report.diagnostic());
        if (found == null) {
            found = phrases.status(text(mail));
        }
        if (found == null) {
            return told == null ? "5.0.0" : told;
        }
        // Whether it is final, the field says; why, the words.
        return told == null ? found : told.charAt(0) + found.substring(1);
    }

    /** Who sent it is known to be a machine; does it say, or show, that a mail failed? */
    private @Nullable Kind bySigns(MailOutline mail, Original original, boolean fromSystem) {
        String subject = subject(mail);
        String text = text(mail);
        if (FORWARDED.matcher(subject).find() && !fromSystem) {
            return null;
        }
        if (phrases.delayed(subject)) {
            return Kind.DELAYED;
        }
        boolean failedSubject = phrases.failed(subject);
        boolean says = failedSubject || phrases.failed(text) || mail.has("x-failed-recipients");
        boolean shows = original.enclosed() && (isReport(mail) || phrases.status(text) != null);
        if (!says && !(fromSystem && (shows || (fromDaemon(mail) && phrases.status(text) != null)))) {
            return null;
        }
        return !failedSubject && phrases.delayed(text) ? Kind.DELAYED : Kind.HARD;
    }

    private Classified bounced(Kind kind, MailOutline mail, Original original) {
        String found = phrases.status(text(mail));
        if (kind == Kind.DELAYED) {
            return new Classified(kind, found, original.recipients(), original.messageIds(), null);
        }
        String status = found == null ? "5.0.0" : found;
        return new Classified(failure(status), status, original.recipients(), original.messageIds(), null);
    }

    private static Kind failure(String status) {
        boolean full = status.endsWith(".2.2");
        return status.startsWith("5.") && !full ? Kind.HARD : Kind.SOFT;
    }

    private static String subject(MailOutline mail) {
        return mail.header("subject");
    }

    private static boolean isJmrp(MailOutline mail) {
        return subject(mail).strip().toLowerCase(Locale.ROOT).startsWith(JMRP_SUBJECT);
    }

    private static boolean isReport(MailOutline mail) {
        return mail.header("content-type").toLowerCase(Locale.ROOT).startsWith("multipart/report");
    }

    private static boolean hasPart(MailOutline mail, String type) {
        return mail.parts().stream().anyMatch(part -> part.type().equals(type));
    }

    private static boolean isSystem(MailOutline mail) {
        String from = mail.header("from");
        return SYSTEM_NAME.matcher(from).find()
                || localParts(mail)
                        .anyMatch(part -> SYSTEM_LOCAL_PART.matcher(part).matches());
    }

    /** A person may read and write as postmaster; nobody does as the daemon. */
    private static boolean fromDaemon(MailOutline mail) {
        String senders = (mail.header("from") + ' ' + mail.header("return-path")).toLowerCase(Locale.ROOT);
        return senders.contains("mailer-daemon") || senders.contains("mail delivery s");
    }

    private static Stream<String> localParts(MailOutline mail) {
        return mail.addresses("from").stream()
                .map(MailAddress::address)
                .filter(address -> address.indexOf('@') > 0)
                .map(address -> address.substring(0, address.indexOf('@')));
    }

    private static @Nullable String feedbackType(MailOutline mail) {
        return mail.parts().stream()
                .filter(part -> part.type().equals(FEEDBACK))
                .flatMap(part -> part.text().lines())
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("feedback-type:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip().toLowerCase(Locale.ROOT))
                .filter(type -> type.matches("[a-z-]{1,40}"))
                .findFirst()
                .orElse(null);
    }

    /** What the report itself says, without the mail that it returns. */
    private static String text(MailOutline mail) {
        String all = mail.parts().stream()
                .filter(part -> part.type().startsWith("text/") && !part.type().equals("text/rfc822-headers"))
                .map(MailOutline.Part::text)
                .collect(Collectors.joining("\n"));
        String own = Original.before(all);
        return own.length() > LONGEST_TEXT ? own.substring(0, LONGEST_TEXT) : own;
    }
}
