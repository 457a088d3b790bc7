package dev.amana.moderation.rulebook;

import dev.amana.platform.eventstore.Rejection;
import java.util.Locale;

/** Why something cannot be done with a rule set. */
public abstract sealed class RuleBookRejection extends Rejection {
    private static final long serialVersionUID = 1L;

    RuleBookRejection(String slug, Object... arguments) {
        super(slug, arguments);
    }

    public static final class UnknownVersion extends RuleBookRejection {
        private static final long serialVersionUID = 1L;

        UnknownVersion(int version) {
            super("unknown-rule-set", version);
        }

        @Override
        public int status() {
            return 404;
        }
    }

    /** The version does not stand where this could be done. */
    public static final class WrongState extends RuleBookRejection {
        private static final long serialVersionUID = 1L;

        WrongState(int version, RuleSetState state) {
            super("rule-set-state", version, state.name().toLowerCase(Locale.ROOT));
        }
    }

    /** Its present text has not been tested against history. */
    public static final class NotBackTested extends RuleBookRejection {
        private static final long serialVersionUID = 1L;

        NotBackTested(int version) {
            super("rule-set-not-tested", version);
        }
    }

    /** Somebody else than its authors puts a set in force. */
    public static final class OwnRuleSet extends RuleBookRejection {
        private static final long serialVersionUID = 1L;

        OwnRuleSet() {
            super("own-rule-set");
        }

        @Override
        public int status() {
            return 403;
        }
    }

    public static final class TooManyVersions extends RuleBookRejection {
        private static final long serialVersionUID = 1L;

        TooManyVersions(int most) {
            super("too-many-rule-sets", most);
        }
    }

    public static final class TooManyShadows extends RuleBookRejection {
        private static final long serialVersionUID = 1L;

        TooManyShadows(int most) {
            super("too-many-shadows", most);
        }
    }
}
