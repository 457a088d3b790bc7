package dev.amana.messaging.claim;

import dev.amana.platform.eventstore.Rejection;
import java.time.Instant;

/** What a claim refuses, and why. */
public abstract sealed class ClaimRejection extends Rejection {
    private static final long serialVersionUID = 1L;

    private ClaimRejection(String slug, Object... arguments) {
        super(slug, arguments);
    }

    /** There is a claim on this order already, and it says something else. */
    public static final class AlreadyClaimed extends ClaimRejection {
        private static final long serialVersionUID = 1L;

        AlreadyClaimed(String claimId) {
            super("already-claimed", claimId);
        }
    }

    /** Not in the state that the claim is in. */
    public static final class NotNow extends ClaimRejection {
        private static final long serialVersionUID = 1L;

        NotNow(String state) {
            super("claim-not-now", state);
        }
    }

    /** An appeal is decided by somebody else than the first decision. */
    public static final class SameDecider extends ClaimRejection {
        private static final long serialVersionUID = 1L;

        SameDecider() {
            super("claim-same-decider");
        }

        @Override
        public int status() {
            return 403;
        }
    }

    /** What is granted is more than what is wanted, nothing, or in another currency. */
    public static final class NotThatMuch extends ClaimRejection {
        private static final long serialVersionUID = 1L;

        NotThatMuch(Money wanted) {
            super("claim-not-that-much", String.valueOf(wanted.amountMinor()), wanted.currency());
        }

        @Override
        public int status() {
            return 422;
        }
    }

    /** The time to appeal is over. */
    public static final class TooLate extends ClaimRejection {
        private static final long serialVersionUID = 1L;

        TooLate(Instant until) {
            super("claim-appeal-too-late", until.toString());
        }
    }

    /** Only who did not get all that they wanted, or has to pay, has something to appeal against. */
    public static final class NothingToAppeal extends ClaimRejection {
        private static final long serialVersionUID = 1L;

        NothingToAppeal() {
            super("claim-nothing-to-appeal");
        }
    }

    /** A claim has room for so much. */
    public static final class TooMuch extends ClaimRejection {
        private static final long serialVersionUID = 1L;

        TooMuch(int limit) {
            super("claim-too-much", limit);
        }

        @Override
        public int status() {
            return 413;
        }
    }
}
