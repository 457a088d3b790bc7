package dev.amana.moderation.signal;

/** In which reading of the text something was noticed; later ones took more reading into it. */
public enum View {
    /** As it stands, after normalisation. */
    PLAIN,
    /** Letters put together or words cut apart, digits and signs read as letters. */
    UNMASKED,
    /** Words taken for what they were meant as: a letter missing or swapped, or Arabic in Latin letters. */
    REPAIRED,
    /** No words at all: a number's check digit, a classifier's weights. */
    WHOLE
}
