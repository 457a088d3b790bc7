package dev.amana.messaging.intake;

import dev.amana.messaging.intake.MailIntake.Delivery;
import dev.amana.messaging.smtp.SmtpRefusal;
import dev.amana.messaging.smtp.SmtpReply;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;

/** Which recipients of a mail refuse it, for good or for now. One reply has to do for all of them. */
final class Refusals {
    private final SequencedMap<Delivery, SmtpReply> forGood = new LinkedHashMap<>();
    private final SequencedMap<Delivery, SmtpReply> forNow = new LinkedHashMap<>();

    SequencedMap<Delivery, SmtpReply> forGood() {
        return forGood;
    }

    int count() {
        return forGood.size() + forNow.size();
    }

    /** The step's answer; false where it is refused. */
    boolean attempt(Delivery delivery, BooleanSupplier step) {
        try {
            return step.getAsBoolean();
        } catch (SmtpRefusal refusal) {
            SmtpReply reply = refusal.reply();
            (reply.code() < 500 ? forNow : forGood).put(delivery, reply);
            return false;
        }
    }

    /**
     * What may pass comes before what does not: a refusal for good would be the last word for that recipient, too.
     *
     * @param forNobody whether none has the mail: only then it can be refused for good
     */
    void raise(boolean forNobody) {
        if (!forNow.isEmpty()) {
            throw new SmtpRefusal(forNow.firstEntry().getValue());
        }
        if (forNobody && !forGood.isEmpty()) {
            throw new SmtpRefusal(forGood.firstEntry().getValue());
        }
    }
}
