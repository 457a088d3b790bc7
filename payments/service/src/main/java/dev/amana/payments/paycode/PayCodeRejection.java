package dev.amana.payments.paycode;

import dev.amana.platform.eventstore.Rejection;

/** Why a pay code refuses a payment. */
public abstract sealed class PayCodeRejection extends Rejection {
    private PayCodeRejection(String slug, Object... arguments) {
        super(slug, arguments);
    }

    /** Cash was taken for another amount than the code's; the branch gives it back. */
    public static final class WrongAmount extends PayCodeRejection {
        WrongAmount(Amount expected) {
            super("wrong-amount", expected.minor(), expected.currency());
        }
    }

    public static final class PayCodeAlreadyPaid extends PayCodeRejection {
        PayCodeAlreadyPaid() {
            super("pay-code-already-paid");
        }
    }

    /** The code is paid, and this report tells of another amount: one of the two reports is wrong. */
    public static final class PaidOtherAmount extends PayCodeRejection {
        PaidOtherAmount(Amount paid) {
            super("paid-other-amount", paid.minor(), paid.currency());
        }

        @Override
        public int status() {
            return 422;
        }
    }

    public static final class PayCodeTimeOver extends PayCodeRejection {
        PayCodeTimeOver() {
            super("pay-code-expired");
        }
    }
}
