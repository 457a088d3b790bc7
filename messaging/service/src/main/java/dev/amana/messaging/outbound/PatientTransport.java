package dev.amana.messaging.outbound;

import dev.amana.messaging.outbound.PromptSockets.Call;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Waits for the answer to a whole mail for longer than for any other: a server that has it may look through it at length
 * before it answers, and whoever has hung up by then sends it again (RFC 5321, section 4.5.3.2.6; RFC 1047).
 */
final class PatientTransport extends SMTPTransport {
    private final Call call;
    private final Duration patience;

    /** @param call in whose scope it is connected */
    PatientTransport(Session session, Call call, Duration patience) {
        super(session, null);
        this.call = call;
        this.patience = patience;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        Socket socket = Objects.requireNonNull(call.socket().get());
        int usual = socket.getSoTimeout();
        socket.setSoTimeout((int) patience.toMillis());
        try {
            super.finishData();
        } finally {
            if (!socket.isClosed()) {
                socket.setSoTimeout(usual);
            }
        }
    }
}
