package dev.amana.moderation.rulebook;

/**
 * What a back-test found.
 *
 * @param screened messages that were screened again
 * @param newlyWithheld delivered by the present rules, withheld by the version
 * @param newlyDelivered the other way round
 * @param changed other differences of the outcome
 * @param unreadable messages of which the key is gone
 */
public record BackTestFigures(long screened, long newlyWithheld, long newlyDelivered, long changed, long unreadable) {
    /** How many messages were really compared: a test of none says nothing. */
    public long compared() {
        return screened - unreadable;
    }

    public static final BackTestFigures NONE = new BackTestFigures(0, 0, 0, 0, 0);
}
