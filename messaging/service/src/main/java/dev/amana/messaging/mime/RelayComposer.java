package dev.amana.messaging.mime;

/** Builds the mail that is relayed: replacement, allow-list build, leak check. Pure and thread-safe. */
public final class RelayComposer {

    /** @throws LeakingMail when a real identity is still in it after all replacement */
    public ComposedMail compose(ParsedMail mail, RelayOrder order) {
        throw new UnsupportedOperationException();
    }
}
