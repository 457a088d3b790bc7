package dev.amana.apples;

/** Counter-example: a name that says nothing. */
public final class AppleHelper {}
