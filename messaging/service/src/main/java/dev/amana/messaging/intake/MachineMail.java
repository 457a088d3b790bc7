package dev.amana.messaging.intake;

import dev.amana.messaging.alias.Alias;
import dev.amana.messaging.bounce.BounceClassifier;
import dev.amana.messaging.bounce.Classified;
import dev.amana.messaging.mime.MailOutline;
import dev.amana.messaging.outbound.MessageIds;
import dev.amana.messaging.outbound.Returns;
import dev.amana.messaging.outbound.SentMail;
import dev.amana.messaging.smtp.IncomingMail;
import dev.amana.messaging.smtp.SmtpRefusal;
import dev.amana.messaging.smtp.SmtpReply;
import dev.amana.platform.Ids;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Parts what machines send to an alias from what people write there. A report names addresses, so it never reaches the other
 * party: it counts for the mail of ours that it names, if that went to the one who writes. A vacation reply is a message,
 * marked as automatic, as long as there are not too many.
 */
@Component
class MachineMail {
    private static final byte[] NULL_RETURN_PATH = "Return-Path: <>\r\n".getBytes(StandardCharsets.US_ASCII);

    private final BounceClassifier classifier = new BounceClassifier();
    private final Returns returns;
    private final LoopGuard loops;
    private final MailIntake intake;
    private final MessageIds ids;

    MachineMail(Returns returns, LoopGuard loops, MailIntake intake, MessageIds ids) {
        this.returns = returns;
        this.loops = loops;
        this.intake = intake;
        this.ids = ids;
    }

    /**
     * What a person wrote, or an automatic message.
     *
     * @param aliases that it is for
     * @param objection to what is new to one of these, or null: others can have it nevertheless
     */
    record Sorted(List<Alias> aliases, Function<Alias, @Nullable SmtpReply> objection) {}

    /**
     * @param fromNobody whether its envelope sender was the null sender
     * @throws SmtpRefusal where it goes round, or comes from nobody and answers nothing
     */
    Sorted sort(IncomingMail mail, List<Alias> aliases, boolean fromNobody) {
        MailOutline outline = MailOutline.of(mail.raw());
        Classified what = classified(mail, outline, fromNobody);
        if (!what.report()) {
            refuse(loops.objection(outline));
        }
        String subject = outline.header("subject");
        return new Sorted(
                aliases.stream().filter(alias -> isFor(alias, what, fromNobody)).toList(),
                alias -> objection(alias, what, subject));
    }

    /** Who writes under a known address and only sounds like a mail system ("was not delivered") is a person. */
    private Classified classified(IncomingMail mail, MailOutline outline, boolean fromNobody) {
        Classified what = classifier.classify(outline, fromNobody);
        boolean writes = what.report() && !fromNobody && !BounceClassifier.hasReportForm(mail.raw());
        return writes ? what.asWritten() : what;
    }

    private boolean isFor(Alias alias, Classified what, boolean fromNobody) {
        Optional<SentMail> answered = answered(alias, what, fromNobody);
        if (what.report()) {
            answered.ifPresentOrElse(mail -> returns.report(mail, what), () -> returns.unknown(what));
            return false;
        }
        // The null sender proves nothing; who knows the tag of a mail of ours has received it, or handled it on its
        // way.
        if (fromNobody && answered.isEmpty()) {
            throw new SmtpRefusal(SmtpReply.notYourConversation());
        }
        return true;
    }

    private @Nullable SmtpReply objection(Alias alias, Classified what, String subject) {
        return what.automatic()
                ? loops.objection(alias.conversationId(), alias.counterpartId())
                : loops.objectionToPerson(alias.conversationId(), alias.counterpartId(), subject);
    }

    private static void refuse(@Nullable SmtpReply objection) {
        if (objection != null) {
            throw new SmtpRefusal(objection);
        }
    }

    /** The mail of this conversation that went to the one who writes to the alias, and that this one names. */
    private Optional<SentMail> answered(Alias alias, Classified what, boolean fromNobody) {
        String writer = alias.counterpartId();
        return what.messageIds().stream()
                // Its author is told what a message is called, and could write in the other's name. Who writes under
                // a name of his own has been let in by that.
                .flatMap(id -> (fromNobody ? ids.received(id, writer) : ids.message(id)).stream())
                .map(messageId -> Ids.derived("mail", messageId, writer))
                .flatMap(mailId -> returns.find(mailId).stream())
                .filter(sent -> sent.conversationId().equals(alias.conversationId()))
                .findFirst();
    }

    /** Takes a vacation reply that came to the envelope sender of a mail, which names whom it is from. */
    void take(IncomingMail mail, Alias alias) {
        refuse(loops.objection(MailOutline.of(mail.raw())));
        Sorted sorted = new Sorted(List.of(alias), one -> loops.objection(one.conversationId(), one.counterpartId()));
        intake.take(asFromNobody(mail), sorted);
    }

    /** Writes down that it came from the null sender, as final delivery does (RFC 5321, section 4.4): the original shows it. */
    IncomingMail asFromNobody(IncomingMail mail) {
        byte[] raw = new byte[NULL_RETURN_PATH.length + mail.raw().length];
        System.arraycopy(NULL_RETURN_PATH, 0, raw, 0, NULL_RETURN_PATH.length);
        System.arraycopy(mail.raw(), 0, raw, NULL_RETURN_PATH.length, mail.raw().length);
        return mail.with(raw);
    }
}
