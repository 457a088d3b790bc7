package dev.amana.apples.unexplained;

/** Counter-example: its package has no package-info. */
public final class Nameless {}
