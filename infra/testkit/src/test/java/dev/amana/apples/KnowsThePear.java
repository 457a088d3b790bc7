package dev.amana.apples;

import dev.amana.pears.orchard.Pear;

/** Counter-example: uses another context's inside. */
public record KnowsThePear(Pear pear) {}
