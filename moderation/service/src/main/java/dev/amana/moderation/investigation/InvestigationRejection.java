package dev.amana.moderation.investigation;

import dev.amana.platform.eventstore.Rejection;

/** Why something cannot be done in an investigation. */
public abstract sealed class InvestigationRejection extends Rejection {
    private static final long serialVersionUID = 1L;

    InvestigationRejection(String slug, Object... arguments) {
        super(slug, arguments);
    }

    /** There is no such investigation. */
    public static final class Unknown extends InvestigationRejection {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super("investigation-unknown");
        }

        @Override
        public int status() {
            return 404;
        }
    }

    /** Nobody decides on themselves, nor on somebody of the own team. */
    public static final class Concerned extends InvestigationRejection {
        private static final long serialVersionUID = 1L;

        Concerned() {
            super("investigation-concerned");
        }

        @Override
        public int status() {
            return 403;
        }
    }

    /** Whoever proposed does not agree to it. */
    public static final class SamePerson extends InvestigationRejection {
        private static final long serialVersionUID = 1L;

        SamePerson() {
            super("investigation-same-person");
        }

        @Override
        public int status() {
            return 403;
        }
    }

    /** It stands where this cannot be done. */
    public static final class NotNow extends InvestigationRejection {
        private static final long serialVersionUID = 1L;

        NotNow() {
            super("investigation-not-now");
        }
    }

    /** Something else is proposed by now than what was answered. */
    public static final class OtherProposal extends InvestigationRejection {
        private static final long serialVersionUID = 1L;

        OtherProposal() {
            super("investigation-other-proposal");
        }
    }

    /** There is no customer to write to. */
    public static final class NoConversation extends InvestigationRejection {
        private static final long serialVersionUID = 1L;

        NoConversation() {
            super("investigation-no-conversation");
        }
    }

    /** The case is about no order, and nothing can be paid back. */
    public static final class NothingToRefund extends InvestigationRejection {
        private static final long serialVersionUID = 1L;

        NothingToRefund() {
            super("investigation-nothing-to-refund");
        }
    }

    /** The customer wants no further contact. */
    public static final class ContactRefused extends InvestigationRejection {
        private static final long serialVersionUID = 1L;

        ContactRefused() {
            super("investigation-contact-refused");
        }
    }
}
