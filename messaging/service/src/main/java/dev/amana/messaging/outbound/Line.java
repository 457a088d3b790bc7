package dev.amana.messaging.outbound;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A courier's line to its destination: connects when needed, keeps the connection, replaces a broken one once. */
final class Line implements AutoCloseable {
    private static final int MOST_MAILS_PER_CONNECTION = 1000;

    private final Dialer dialer;
    private final Routes routes;
    private final CoolOff coolOff;
    private @Nullable SmtpConnection connection;

    Line(Dialer dialer, Routes routes, CoolOff coolOff) {
        this.dialer = dialer;
        this.routes = routes;
        this.coolOff = coolOff;
    }

    SendResult send(byte[] raw, String envelopeSender, String recipient, Permit permit) {
        SmtpConnection open = connection;
        if (open != null && open.sent() < MOST_MAILS_PER_CONNECTION) {
            SendResult result = over(open, raw, envelopeSender, recipient, permit);
            // The other side may have closed it while it was idle; nothing of this mail was taken then.
            if (!(result instanceof SendResult.Deferred(String status))
                    || !status.equals(EnhancedStatus.CONNECTION_BROKEN)) {
                return result;
            }
        }
        close();
        return afresh(raw, envelopeSender, recipient, permit);
    }

    private SendResult afresh(byte[] raw, String envelopeSender, String recipient, Permit permit) {
        if (coolOff.active()) {
            return new SendResult.Unreachable(EnhancedStatus.NOT_REACHED);
        }
        return switch (routes.to(recipient)) {
            case Route.Nowhere(String status) -> new SendResult.Refused(status);
            case Route.AskLater(String status) -> new SendResult.Deferred(status);
            case Route.To(List<Hop> hops) -> {
                SmtpConnection open = dialer.connect(hops);
                if (open == null) {
                    coolOff.begin();
                    yield new SendResult.Unreachable(EnhancedStatus.NOT_REACHED);
                }
                connection = open;
                yield over(open, raw, envelopeSender, recipient, permit);
            }
        };
    }

    private SendResult over(SmtpConnection open, byte[] raw, String envelopeSender, String recipient, Permit permit) {
        SendResult result = open.send(raw, envelopeSender, recipient, permit);
        if (!(result instanceof SendResult.Accepted) && !open.alive()) {
            close();
        }
        return result;
    }

    @Override
    public void close() {
        SmtpConnection open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }
}
