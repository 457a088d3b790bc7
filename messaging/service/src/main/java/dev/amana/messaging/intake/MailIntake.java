package dev.amana.messaging.intake;

import dev.amana.messaging.alias.Alias;
import dev.amana.messaging.availability.Unavailable;
import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.conversation.ConversationRejection;
import dev.amana.messaging.mime.UnreadableMail;
import dev.amana.messaging.optout.ContactPausedElsewhere;
import dev.amana.messaging.optout.CriticalTag;
import dev.amana.messaging.optout.RecipientOptedOut;
import dev.amana.messaging.smtp.IncomingMail;
import dev.amana.messaging.smtp.SmtpRefusal;
import dev.amana.messaging.smtp.SmtpReply;
import dev.amana.platform.Ids;
import dev.amana.platform.personal.SubjectErasedException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Takes what came by SMTP into the conversations of its recipients, and says in SMTP's words why it does not. */
@Component
public class MailIntake {
    private final Intake intake;
    private final NotEverywhere notEverywhere;

    MailIntake(Intake intake, NotEverywhere notEverywhere) {
        this.intake = intake;
        this.notEverywhere = notEverywhere;
    }

    /** The mail as it goes to one of its recipients. */
    record Delivery(Alias alias, String author, String messageId) {}

    /**
     * Into all conversations or an exception: all are asked before the first takes it. Where one fails later and that may
     * pass, the client tries again and meets the identifiers of what is in. Where one refuses for good what another has
     * taken, the mail counts as taken, since a refusal would say that nobody got it; its author is told by a notice.
     *
     * @return the messages that it is, in the conversations that have it
     */
    public List<String> take(
            IncomingMail mail, List<Alias> recipients, Function<Alias, String> author, Channel channel) {
        String fingerprint = Fingerprint.of(mail.raw());
        List<Delivery> deliveries = recipients.stream()
                .distinct()
                .map(alias -> delivery(alias, author.apply(alias), fingerprint))
                .toList();
        if (deliveries.size() > 1) {
            return takeAll(mail, deliveries, channel);
        }
        deliveries.forEach(delivery -> take(mail, delivery, channel));
        return ids(deliveries);
    }

    private static List<String> ids(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::messageId).toList();
    }

    private static Delivery delivery(Alias alias, String author, String fingerprint) {
        return new Delivery(alias, author, Ids.derived("message", alias.conversationId(), author, fingerprint));
    }

    private List<String> takeAll(IncomingMail mail, List<Delivery> deliveries, Channel channel) {
        Refusals refusals = new Refusals();
        List<Delivery> open = open(mail, deliveries, channel, refusals);
        // What an earlier attempt of the client brought in stays, and counts.
        boolean anyIn = open.size() + refusals.deliveries().size() < deliveries.size();
        for (Delivery delivery : open) {
            refusals.throwUnless(anyIn);
            anyIn |= refusals.attempt(delivery, () -> take(mail, delivery, channel));
        }
        refusals.throwUnless(anyIn);
        if (!refusals.deliveries().isEmpty()) {
            notEverywhere.tell(mail, refusals.deliveries());
        }
        return ids(deliveries.stream()
                .filter(delivery -> !refusals.deliveries().contains(delivery))
                .toList());
    }

    /** Those that are not in and would be taken now. */
    private List<Delivery> open(IncomingMail mail, List<Delivery> deliveries, Channel channel, Refusals refusals) {
        String subject = inSmtp(() -> intake.subject(deliveries.getFirst().messageId(), mail.raw()));
        return deliveries.stream()
                .filter(delivery -> refusals.attempt(delivery, () -> !isIn(mail, delivery, channel, subject)))
                .toList();
    }

    private boolean isIn(IncomingMail mail, Delivery to, Channel channel, String subject) {
        String conversation = to.alias().conversationId();
        return inSmtp(
                () -> intake.isIn(conversation, to.messageId(), to.author(), channel, subject, mail.receivedAt()));
    }

    private boolean take(IncomingMail mail, Delivery to, Channel channel) {
        String conversation = to.alias().conversationId();
        inSmtp(() -> intake.take(conversation, to.messageId(), to.author(), channel, mail.raw(), mail.receivedAt()));
        return true;
    }

    private static <T> T inSmtp(Supplier<T> step) {
        try {
            return step.get();
        } catch (TooMuchText tooMuch) {
            throw new SmtpRefusal(SmtpReply.tooBig(tooMuch.limitBytes()));
        } catch (TooManyAttachments tooMany) {
            throw new SmtpRefusal(SmtpReply.tooManyAttachments(tooMany.limit()));
        } catch (ContactPausedElsewhere paused) {
            throw new SmtpRefusal(SmtpReply.contactPausedElsewhere(CriticalTag.TAG));
        } catch (RecipientOptedOut optedOut) {
            throw new SmtpRefusal(SmtpReply.optedOut(CriticalTag.TAG));
        } catch (Unavailable unavailable) {
            throw new SmtpRefusal(reply(unavailable));
        } catch (UnreadableMail unreadable) {
            throw new SmtpRefusal(SmtpReply.contentRefused(
                    Objects.requireNonNullElse(unreadable.getMessage(), "The message cannot be read")));
        } catch (SubjectErasedException erased) {
            throw new SmtpRefusal(SmtpReply.unknownAlias());
        } catch (ConversationRejection rejection) {
            throw new SmtpRefusal(reply(rejection));
        }
    }

    private static SmtpReply reply(Unavailable because) {
        return because.own()
                ? SmtpReply.unavailableByLaw(
                        because.soonOver(), because.source(), because.citation(), because.fallback())
                : SmtpReply.recipientUnavailableByLaw(because.soonOver());
    }

    private static SmtpReply reply(ConversationRejection rejection) {
        return switch (rejection) {
            case ConversationRejection.TooManyWaiting ignored ->
                new SmtpReply(452, "4.3.1", "Too many messages wait here, please try again later");
            case ConversationRejection.ContactIsPaused ignored -> SmtpReply.contactPaused();
            case ConversationRejection.StaffContactIsRefused ignored ->
                new SmtpReply(550, "5.7.1", "This customer wants no further contact unless they write themselves");
            case ConversationRejection.NotAParticipant ignored -> SmtpReply.notYourConversation();
            case ConversationRejection.NoSupportConversation ignored -> SmtpReply.notYourConversation();
        };
    }
}
