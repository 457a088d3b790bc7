package dev.amana.platform.sample;

import dev.amana.platform.personal.Personal;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

public sealed interface TallyCommand {
    record OpenTally(@TargetAggregateIdentifier String tallyId, int limit) implements TallyCommand {}

    record RaiseTally(@TargetAggregateIdentifier String tallyId, int by, Personal note) implements TallyCommand {}

    record LowerTally(@TargetAggregateIdentifier String tallyId, int by) implements TallyCommand {}

    /** Raises in several events, to see that they stand or fall together. */
    record RaiseOften(@TargetAggregateIdentifier String tallyId, int times) implements TallyCommand {}
}
