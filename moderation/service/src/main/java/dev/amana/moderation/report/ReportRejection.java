package dev.amana.moderation.report;

import dev.amana.platform.eventstore.Rejection;

/** Why a report cannot be answered so. */
public abstract sealed class ReportRejection extends Rejection {
    private static final long serialVersionUID = 1L;
    private static final int FORBIDDEN = 403;
    private static final int UNPROCESSABLE = 422;

    ReportRejection(String slug, Object... arguments) {
        super(slug, arguments);
    }

    public static final class AnsweredBefore extends ReportRejection {
        private static final long serialVersionUID = 1L;

        AnsweredBefore() {
            super("report-answered");
        }
    }

    /** Who has said what should become of it leaves it to the others. */
    public static final class SpokenBefore extends ReportRejection {
        private static final long serialVersionUID = 1L;

        SpokenBefore() {
            super("report-spoken");
        }

        @Override
        public int status() {
            return FORBIDDEN;
        }
    }

    /** Nobody answers a report of their own, or about themselves. */
    public static final class OwnReport extends ReportRejection {
        private static final long serialVersionUID = 1L;

        OwnReport() {
            super("own-report");
        }

        @Override
        public int status() {
            return FORBIDDEN;
        }
    }

    /** Nothing follows for the sender from a report that was rejected. */
    public static final class NoGround extends ReportRejection {
        private static final long serialVersionUID = 1L;

        NoGround() {
            super("report-no-ground");
        }

        @Override
        public int status() {
            return UNPROCESSABLE;
        }
    }

    /** There is nothing to decide again. */
    public static final class NotAppealed extends ReportRejection {
        private static final long serialVersionUID = 1L;

        NotAppealed() {
            super("report-not-appealed");
        }
    }

    /** Nobody fares worse for having appealed. */
    public static final class Graver extends ReportRejection {
        private static final long serialVersionUID = 1L;

        Graver() {
            super("report-graver");
        }

        @Override
        public int status() {
            return UNPROCESSABLE;
        }
    }
}
