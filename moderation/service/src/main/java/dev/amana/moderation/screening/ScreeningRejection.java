package dev.amana.moderation.screening;

import dev.amana.moderation.verdict.Outcome;
import dev.amana.platform.eventstore.Rejection;
import java.util.Locale;

/** Why a decision on a screening is refused. */
public abstract sealed class ScreeningRejection extends Rejection {
    private static final long serialVersionUID = 1L;

    ScreeningRejection(String slug, Object... arguments) {
        super(slug, arguments);
    }

    /** Only a held message waits for a decision. */
    public static final class NotHeld extends ScreeningRejection {
        private static final long serialVersionUID = 1L;

        public NotHeld(Outcome outcome) {
            super("screening-not-held", outcome.name().toLowerCase(Locale.ROOT));
        }
    }

    /** Somebody else decided since the reviewer looked. */
    public static final class ChangedMeanwhile extends ScreeningRejection {
        private static final long serialVersionUID = 1L;

        public ChangedMeanwhile(int seen, int current) {
            super("screening-changed", seen, current);
        }
    }

    /** Nobody decides on what he wrote himself. */
    public static final class OwnMessage extends ScreeningRejection {
        private static final long serialVersionUID = 1L;

        public OwnMessage() {
            super("own-message");
        }

        @Override
        public int status() {
            return 403;
        }
    }

    /** An appeal is decided by somebody else. */
    public static final class OwnDecision extends ScreeningRejection {
        private static final long serialVersionUID = 1L;

        public OwnDecision() {
            super("own-decision");
        }

        @Override
        public int status() {
            return 403;
        }
    }

    /** Whoever finds that a message may go out finds nothing to suspend its sender for. */
    public static final class SuspensionOfNothing extends ScreeningRejection {
        private static final long serialVersionUID = 1L;

        public SuspensionOfNothing() {
            super("suspension-of-nothing");
        }

        @Override
        public int status() {
            return 422;
        }
    }

    /** Nothing brings back what went out: its appeal says whether it goes out once more, whole. */
    public static final class DeliveredAlready extends ScreeningRejection {
        private static final long serialVersionUID = 1L;

        public DeliveredAlready() {
            super("delivered-already");
        }

        @Override
        public int status() {
            return 422;
        }
    }

    /** So many words would have to be taken out that it goes out as it is, or not at all. */
    public static final class TooMuchToTakeOut extends ScreeningRejection {
        private static final long serialVersionUID = 1L;

        TooMuchToTakeOut() {
            super("too-much-to-take-out");
        }

        @Override
        public int status() {
            return 422;
        }
    }

    /** A decision releases or blocks; it cannot hold again. */
    public static final class NoDecision extends ScreeningRejection {
        private static final long serialVersionUID = 1L;

        NoDecision() {
            super("no-decision");
        }

        @Override
        public int status() {
            return 422;
        }
    }
}
