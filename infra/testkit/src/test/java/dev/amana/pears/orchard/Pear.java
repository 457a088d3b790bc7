package dev.amana.pears.orchard;

/** The inside of a foreign context. */
public record Pear(String pearId) {}
