package dev.amana.platform.sample;

import dev.amana.platform.eventstore.StoredAs;
import dev.amana.platform.personal.Personal;
import org.jspecify.annotations.Nullable;

public sealed interface TallyEvent {
    String tallyId();

    @StoredAs("sample.tally-opened")
    record TallyOpened(String tallyId, int limit) implements TallyEvent {}

    @StoredAs("sample.tally-raised")
    record TallyRaised(String tallyId, int by, @Nullable Personal note) implements TallyEvent {}

    @StoredAs("sample.tally-lowered")
    record TallyLowered(String tallyId, int by) implements TallyEvent {}
}
