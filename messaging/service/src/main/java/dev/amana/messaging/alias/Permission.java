package dev.amana.messaging.alias;

/** Whether a sender may write to an address. */
public sealed interface Permission {
    record Granted(Alias alias) implements Permission {}

    /** The address never was an alias, or its owner has been erased. */
    record NoSuchAlias() implements Permission {}

    record NotTheCounterpart() implements Permission {}
}
