package dev.amana.apples.process;

import org.axonframework.eventhandling.EventHandler;

/** As it should be. */
public class WhenApplePickedThenPress {
    @EventHandler
    void on(String event) {}
}
