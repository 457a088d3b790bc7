package dev.amana.messaging.optout;

import dev.amana.platform.Ids;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What a buyer chooses. Each may be repeated without harm. */
public sealed interface ContactPreferenceCommand {
    /** Stands for every seller. */
    String ALL = "*";

    String buyerId();

    @TargetAggregateIdentifier
    default String preferenceId() {
        return Ids.derived("contact-preference", buyerId());
    }

    /** @param sellerId or {@link #ALL} */
    record OptOut(String buyerId, String sellerId, Instant at) implements ContactPreferenceCommand {
        @Override
        @TargetAggregateIdentifier
        public String preferenceId() {
            return ContactPreferenceCommand.super.preferenceId();
        }
    }

    /** Takes back the choice of all sellers; those of single ones stay. */
    record TakeBackAll(String buyerId, Instant at) implements ContactPreferenceCommand {
        @Override
        @TargetAggregateIdentifier
        public String preferenceId() {
            return ContactPreferenceCommand.super.preferenceId();
        }
    }

    /** @param sellerId or {@link #ALL}, which takes back every choice */
    record OptIn(String buyerId, String sellerId, Instant at) implements ContactPreferenceCommand {
        @Override
        @TargetAggregateIdentifier
        public String preferenceId() {
            return ContactPreferenceCommand.super.preferenceId();
        }
    }
}
