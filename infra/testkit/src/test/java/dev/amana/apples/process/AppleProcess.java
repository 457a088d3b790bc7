package dev.amana.apples.process;

import org.axonframework.eventhandling.EventHandler;

/** Counter-example: a process whose name does not say when and what. */
public class AppleProcess {
    @EventHandler
    void on(String event) {}
}
