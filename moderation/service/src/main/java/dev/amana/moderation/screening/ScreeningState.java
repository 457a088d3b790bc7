package dev.amana.moderation.screening;

import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningAppealed;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningDecided;

/** Where a screening stands. */
sealed interface ScreeningState {
    record Unknown() implements ScreeningState {}

    /** The rules have spoken; if they hold the message, a person may decide. */
    record Screened(MessageScreened screened) implements ScreeningState {}

    record Decided(ScreeningDecided decision) implements ScreeningState {}

    /** The sender disagrees; somebody else than before decides. */
    record Appealed(ScreeningAppealed appeal) implements ScreeningState {}
}
