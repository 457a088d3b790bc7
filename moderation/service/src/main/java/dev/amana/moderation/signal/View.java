package dev.amana.moderation.signal;

/** In which reading of the text something was noticed; later ones took more reading into it. */
public enum View {
    /** As it stands, after normalisation. */
    PLAIN,
    /** Letters put together or words cut apart, digits and signs read as letters. */
    UNMASKED,
    /** A letter missing, doubled, swapped or wrong. */
    FUZZY,
    /** Another script: Arabic in Latin letters, Japanese in Latin letters. */
    TRANSCRIBED,
    /** No words at all: a number's check digit, a classifier's weights. */
    WHOLE
}
