package dev.amana.messaging.smtp;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;

/** What a client has said since MAIL. The verbs do the work; the library only keeps it and drops it at RSET. */
final class MailTransaction implements MessageHandler {
    private String envelopeSender = "";
    private @Nullable Login login;
    private final List<String> recipients = new ArrayList<>();

    @Override
    public void from(String address) {
        envelopeSender = address;
    }

    @Override
    public void recipient(String address) {
        recipients.add(address);
    }

    void login(@Nullable Login signedIn) {
        login = signedIn;
    }

    Envelope envelope() {
        return new Envelope(envelopeSender, login);
    }

    List<String> recipients() {
        return recipients;
    }

    /** Content is read by {@link DataVerb}. */
    @Override
    public String data(InputStream content) {
        throw new UnsupportedOperationException("read by the DATA verb");
    }

    @Override
    public void done() {}
}
