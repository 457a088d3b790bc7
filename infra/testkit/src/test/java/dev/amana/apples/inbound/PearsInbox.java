package dev.amana.apples.inbound;

import dev.amana.pears.contract.PearsEvent;

/** As it should be: a foreign contract type at inbound. */
public record PearsInbox(PearsEvent event) {}
