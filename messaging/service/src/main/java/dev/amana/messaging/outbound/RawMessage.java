package dev.amana.messaging.outbound;

import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** Finished bytes as a message: nothing is parsed or changed, and it is known how far the writing came. */
final class RawMessage extends SMTPMessage {
    private final byte[] raw;
    private boolean written;

    RawMessage(Session session, byte[] raw, String envelopeSender) {
        super(session);
        this.raw = raw;
        setEnvelopeFrom(envelopeSender);
        // SMTPTransport must not "save", that is, rebuild it.
        saved = true;
    }

    @Override
    public void writeTo(OutputStream out, String[] ignoreList) throws IOException {
        out.write(raw);
        out.flush();
        written = true;
    }

    @Override
    public int getSize() {
        return raw.length;
    }

    boolean written() {
        return written;
    }
}
