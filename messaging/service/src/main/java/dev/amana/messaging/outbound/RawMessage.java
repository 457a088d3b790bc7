package dev.amana.messaging.outbound;

import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** Finished bytes as a message: nothing is parsed or changed, and it is known how far the writing came. */
final class RawMessage extends SMTPMessage {
    private final byte[] raw;
    private final Permit permit;
    private boolean written;
    private boolean stopped;

    RawMessage(Session session, byte[] raw, String envelopeSender, Permit permit) {
        super(session);
        this.raw = raw;
        this.permit = permit;
        setEnvelopeFrom(envelopeSender);
        // SMTPTransport must not "save", that is, rebuild it.
        saved = true;
    }

    /** The transport closes the connection on a failure in here, and so the next hop takes nothing. */
    @Override
    public void writeTo(OutputStream out, String[] ignoreList) throws IOException {
        if (!permit.holds()) {
            stopped = true;
            throw new IOException("This mail may not leave any more");
        }
        out.write(raw);
        out.flush();
        written = true;
    }

    @Override
    public int getSize() {
        return raw.length;
    }

    boolean stopped() {
        return stopped;
    }

    boolean written() {
        return written;
    }
}
