package dev.amana.messaging.mime;

/** Reads a mail from raw bytes: what a person wrote, what was quoted, and what came along. Pure and thread-safe. */
public final class MailReader {

    /** @throws UnreadableMail when no sense can be made of it or it breaks a limit */
    public ParsedMail read(byte[] raw) {
        throw new UnsupportedOperationException();
    }
}
