package dev.amana.moderation.availability;

import dev.amana.moderation.contract.ObeyedScope;
import dev.amana.platform.eventstore.Rejection;
import java.util.stream.Collectors;

/** Why a ruling is refused. */
public abstract sealed class AvailabilityRejection extends Rejection {
    private static final long serialVersionUID = 1L;

    AvailabilityRejection(String slug, Object... arguments) {
        super(slug, arguments);
    }

    /** Nothing can be ruled on an order after it was vacated. */
    public static final class AlreadyVacated extends AvailabilityRejection {
        private static final long serialVersionUID = 1L;

        AlreadyVacated() {
            super("availability-vacated");
        }
    }

    /** No stay is in effect that could be appealed or lifted, or none was lifted that could be reinstated. */
    public static final class NoSuchStay extends AvailabilityRejection {
        private static final long serialVersionUID = 1L;

        NoSuchStay() {
            super("availability-no-stay");
        }
    }

    public static final class UnknownScope extends AvailabilityRejection {
        private static final long serialVersionUID = 1L;

        UnknownScope(String scopeId) {
            super("availability-unknown-scope", scopeId);
        }

        @Override
        public int status() {
            return 422;
        }
    }

    /** It is Amana's by its name, but no part of Amana would obey: nothing would become unavailable. */
    public static final class UnobeyedScope extends AvailabilityRejection {
        private static final long serialVersionUID = 1L;
        private final transient Scope scope;

        UnobeyedScope(Scope scope) {
            super("availability-unobeyed-scope", scope.subject(), scope.area().name(), obeyed());
            this.scope = scope;
        }

        public Scope scope() {
            return scope;
        }

        @Override
        public int status() {
            return 422;
        }

        private static String obeyed() {
            return ObeyedScope.ALL.stream()
                    .map(obeyed -> obeyed.subject() + " (" + String.join(", ", obeyed.areas()) + ')')
                    .collect(Collectors.joining("; "));
        }
    }

    /** An order holds a bounded number of rulings. */
    public static final class TooManyRulings extends AvailabilityRejection {
        private static final long serialVersionUID = 1L;

        TooManyRulings(int most) {
            super("availability-too-many-rulings", most);
        }
    }
}
