package dev.amana.moderation.review;

import dev.amana.platform.eventstore.Rejection;

/** Why the desk refuses something. */
public abstract sealed class ReviewRejection extends Rejection {
    private static final long serialVersionUID = 1L;

    ReviewRejection(String slug, Object... arguments) {
        super(slug, arguments);
    }

    /** Somebody else has the item now, or has decided. */
    public static final class LeaseLost extends ReviewRejection {
        private static final long serialVersionUID = 1L;

        LeaseLost() {
            super("review-lease-lost");
        }
    }

    /** The decision counts already. */
    public static final class TooLateToUndo extends ReviewRejection {
        private static final long serialVersionUID = 1L;

        TooLateToUndo() {
            super("review-too-late");
        }
    }

    /** The code explains the other outcome. */
    public static final class WrongCode extends ReviewRejection {
        private static final long serialVersionUID = 1L;

        WrongCode(String code) {
            super("review-wrong-code", code);
        }

        @Override
        public int status() {
            return 422;
        }
    }

    /** Nobody judges colleagues of the own team. */
    public static final class OwnTeam extends ReviewRejection {
        private static final long serialVersionUID = 1L;

        OwnTeam() {
            super("own-team");
        }

        @Override
        public int status() {
            return 403;
        }
    }

    /** Only what was decided, and can still be read, can be asked again. */
    public static final class NoGolden extends ReviewRejection {
        private static final long serialVersionUID = 1L;

        NoGolden() {
            super("review-no-golden");
        }
    }
}
