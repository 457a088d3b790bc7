package dev.amana.moderation.casefile;

import dev.amana.platform.eventstore.Rejection;

/** Why something cannot be done about a case. */
public abstract sealed class CaseFileRejection extends Rejection {
    private static final long serialVersionUID = 1L;

    CaseFileRejection(String slug, Object... arguments) {
        super(slug, arguments);
    }

    public static final class UnknownTask extends CaseFileRejection {
        private static final long serialVersionUID = 1L;

        UnknownTask(String taskId) {
            super("case-unknown-task", taskId);
        }

        @Override
        public int status() {
            return 404;
        }
    }

    /** A case with open tasks is not closed. */
    public static final class TasksOpen extends CaseFileRejection {
        private static final long serialVersionUID = 1L;

        TasksOpen(int open) {
            super("case-tasks-open", open);
        }
    }

    /** A case is not linked to itself. */
    public static final class LinkedToItself extends CaseFileRejection {
        private static final long serialVersionUID = 1L;

        LinkedToItself() {
            super("case-linked-to-itself");
        }

        @Override
        public int status() {
            return 422;
        }
    }

    /** A file holds a bounded number of notes, tasks and links. */
    public static final class Full extends CaseFileRejection {
        private static final long serialVersionUID = 1L;

        Full(int most) {
            super("case-file-full", most);
        }
    }
}
