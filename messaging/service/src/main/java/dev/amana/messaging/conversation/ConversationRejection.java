package dev.amana.messaging.conversation;

import dev.amana.platform.eventstore.Rejection;

/** What a conversation refuses, and why. */
public abstract sealed class ConversationRejection extends Rejection {
    private static final long serialVersionUID = 1L;

    private ConversationRejection(String slug, Object... arguments) {
        super(slug, arguments);
    }

    /** The author is neither a party of the conversation nor its agent. */
    public static final class NotAParticipant extends ConversationRejection {
        private static final long serialVersionUID = 1L;

        NotAParticipant(String conversationId) {
            super("not-a-participant", conversationId);
        }

        @Override
        public int status() {
            return 403;
        }
    }

    /** Too many messages of this conversation wait for a verdict or for their recipient's server. */
    public static final class TooManyWaiting extends ConversationRejection {
        private static final long serialVersionUID = 1L;

        public TooManyWaiting(int limit) {
            super("too-many-waiting", limit);
        }

        @Override
        public int status() {
            return 429;
        }
    }

    /** Only a support conversation has an agent. */
    public static final class NoSupportConversation extends ConversationRejection {
        private static final long serialVersionUID = 1L;

        NoSupportConversation(String conversationId) {
            super("no-support-conversation", conversationId);
        }
    }

    /** Staff review a claim, and meanwhile the parties write to staff only. */
    public static final class ContactIsPaused extends ConversationRejection {
        private static final long serialVersionUID = 1L;

        private final String claimId;

        ContactIsPaused(String claimId) {
            super("contact-paused", claimId);
            this.claimId = claimId;
        }

        public String claimId() {
            return claimId;
        }
    }

    /** The customer wants staff to write no more, and has not written since. */
    public static final class StaffContactIsRefused extends ConversationRejection {
        private static final long serialVersionUID = 1L;

        StaffContactIsRefused() {
            super("staff-contact-refused");
        }
    }
}
