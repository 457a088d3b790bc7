package dev.amana.messaging.intake;

import dev.amana.messaging.smtp.SmtpRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Which recipients of a mail refuse it for good. What may pass is thrown at once: the client tries the whole mail again. */
final class Refusals {
    private final List<MailIntake.Delivery> deliveries = new ArrayList<>();
    private @Nullable SmtpRefusal first;

    List<MailIntake.Delivery> deliveries() {
        return deliveries;
    }

    /** The step's answer; false where it is refused. */
    boolean attempt(MailIntake.Delivery delivery, BooleanSupplier step) {
        try {
            return step.getAsBoolean();
        } catch (SmtpRefusal refusal) {
            if (refusal.reply().code() < 500) {
                throw refusal;
            }
            first = first == null ? refusal : first;
            deliveries.add(delivery);
            return false;
        }
    }

    /** @param anyIn whether some recipient has the mail, so that it can be refused no more */
    void throwUnless(boolean anyIn) {
        if (first != null && !anyIn) {
            throw first;
        }
    }
}
