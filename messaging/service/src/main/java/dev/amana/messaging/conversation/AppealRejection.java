package dev.amana.messaging.conversation;

import dev.amana.platform.eventstore.Rejection;

/** Why an appeal is not taken. */
public abstract sealed class AppealRejection extends Rejection {
    private static final long serialVersionUID = 1L;

    private AppealRejection(String slug) {
        super(slug);
    }

    /** The message is not withheld. */
    public static final class NothingToAppeal extends AppealRejection {
        private static final long serialVersionUID = 1L;

        NothingToAppeal() {
            super("nothing-to-appeal");
        }
    }

    /** It is quarantined for what the mail is, and no verdict of a person makes another mail of it. */
    public static final class NotAppealable extends AppealRejection {
        private static final long serialVersionUID = 1L;

        NotAppealable() {
            super("not-appealable");
        }
    }

    /** Each message is looked at again once. */
    public static final class AppealedBefore extends AppealRejection {
        private static final long serialVersionUID = 1L;

        AppealedBefore() {
            super("appealed-before");
        }
    }
}
