package dev.amana.messaging.intake;

import dev.amana.messaging.alias.Alias;
import dev.amana.messaging.availability.Unavailable;
import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.conversation.ConversationRejection;
import dev.amana.messaging.intake.MachineMail.Sorted;
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
import org.jspecify.annotations.Nullable;
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

    /** What nothing is objected to but by the conversations. */
    public List<String> take(
            IncomingMail mail, List<Alias> recipients, Function<Alias, String> author, Channel channel) {
        return take(mail, new Sorted(recipients, alias -> null), author, channel);
    }

    /** What came from the counterparts of its aliases. */
    List<String> take(IncomingMail mail, Sorted sorted) {
        return take(mail, sorted, Alias::counterpartId, Channel.SMTP);
    }

    /**
     * All conversations are asked before the first takes it, and where one refuses for good, none does. What may pass for one
     * holds up no other: the client tries again, and meets the identifiers of what is in. Where one refuses for good what
     * another has, or because of what its author sends there by machine, the mail counts as taken, since a refusal would
     * say that nobody got it; its author is told by a notice, unless that is a machine.
     *
     * @return the messages that it is, in the conversations that have it
     */
    private List<String> take(IncomingMail mail, Sorted sorted, Function<Alias, String> author, Channel channel) {
        String fingerprint = Fingerprint.of(mail.raw());
        List<Delivery> deliveries = sorted.aliases().stream()
                .distinct()
                .map(alias -> delivery(alias, author.apply(alias), fingerprint))
                .toList();
        if (deliveries.size() > 1) {
            return takeAll(mail, deliveries, channel, sorted.objection());
        }
        deliveries.forEach(delivery -> takeOne(mail, delivery, channel, sorted.objection()));
        return ids(deliveries);
    }

    /** What is in stays so, whatever else its author has sent since. */
    private void takeOne(
            IncomingMail mail, Delivery delivery, Channel channel, Function<Alias, @Nullable SmtpReply> objections) {
        SmtpReply objection = objections.apply(delivery.alias());
        if (objection == null) {
            take(mail, delivery, channel);
        } else if (!isIn(mail, delivery, channel, subject(mail, delivery))) {
            throw new SmtpRefusal(objection);
        }
    }

    private static List<String> ids(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::messageId).toList();
    }

    private static Delivery delivery(Alias alias, String author, String fingerprint) {
        return new Delivery(alias, author, Ids.derived("message", alias.conversationId(), author, fingerprint));
    }

    private List<String> takeAll(
            IncomingMail mail,
            List<Delivery> deliveries,
            Channel channel,
            Function<Alias, @Nullable SmtpReply> objections) {
        Refusals refusals = new Refusals();
        List<Delivery> missing = missing(mail, deliveries, channel, refusals);
        // What an earlier attempt of the client brought in stays, and counts.
        boolean anyIn = missing.size() + refusals.count() < deliveries.size();
        boolean forNobody = !anyIn && !refusals.forGood().isEmpty();
        List<Delivery> open = missing.stream()
                .filter(delivery -> refusals.attempt(delivery, () -> isOpen(delivery, objections)))
                .toList();
        if (forNobody) {
            refusals.raise(true);
        }
        int objected = refusals.forGood().size();
        for (Delivery delivery : open) {
            anyIn |= refusals.attempt(delivery, () -> take(mail, delivery, channel));
            if (!anyIn && refusals.forGood().size() > objected) {
                break; // what nobody has yet can still be refused as a whole
            }
        }
        refusals.raise(!anyIn);
        if (!refusals.forGood().isEmpty()) {
            notEverywhere.tell(mail, refusals.forGood());
        }
        return ids(deliveries.stream()
                .filter(delivery -> !refusals.forGood().containsKey(delivery))
                .toList());
    }

    private static boolean isOpen(Delivery delivery, Function<Alias, @Nullable SmtpReply> objections) {
        SmtpReply objection = objections.apply(delivery.alias());
        if (objection != null) {
            throw new SmtpRefusal(objection);
        }
        return true;
    }

    private String subject(IncomingMail mail, Delivery delivery) {
        return inSmtp(() -> intake.subject(delivery.messageId(), mail.raw()));
    }

    /** Those that are not in and would be taken now. */
    private List<Delivery> missing(IncomingMail mail, List<Delivery> deliveries, Channel channel, Refusals refusals) {
        String subject = subject(mail, deliveries.getFirst());
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
