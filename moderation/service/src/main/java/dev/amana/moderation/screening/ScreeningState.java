package dev.amana.moderation.screening;

/** Where a screening stands. */
sealed interface ScreeningState {
    record Unknown() implements ScreeningState {}

    /** The rules have spoken, or the sender has appealed; if the message is held, a person may decide. */
    record Undecided(LastVerdict verdict) implements ScreeningState {}

    record Decided(LastVerdict verdict) implements ScreeningState {}
}
