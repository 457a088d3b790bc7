package dev.amana.platform.consumption;

/** Creates a dead-letter topic where it is absent. */
@FunctionalInterface
interface DeadLetterTopics {
    void create(String topic);
}
