package dev.amana.apples.tree;

import dev.amana.pears.contract.PearsEvent;

/** Counter-example: a foreign contract type that did not stop at inbound. */
public record KnowsForeignContract(PearsEvent event) {}
