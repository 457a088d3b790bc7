package dev.amana.apples.contract;

import dev.amana.published.PublishedEvent;

/** A contract as it should be. */
public interface ApplesEvent extends PublishedEvent {
    record ApplePicked(String appleId) implements ApplesEvent {}
}
