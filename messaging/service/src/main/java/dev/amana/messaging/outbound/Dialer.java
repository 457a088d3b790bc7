package dev.amana.messaging.outbound;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.net.InetAddress;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Opens connections: host after host in their order of preference, and each host's addresses one after the other. */
final class Dialer {
    private static final int MOST_TRIES = 5;

    private final OutboundProperties settings;
    private final Names names;
    private final Session session;
    private final Session plain;

    Dialer(OutboundProperties settings, Names names, String heloName) {
        this.settings = settings;
        this.names = names;
        session = SmtpConnection.session(settings, settings.tls(), heloName);
        plain = SmtpConnection.session(settings, OutboundProperties.Tls.OFF, heloName);
    }

    /** Null where none of them lets us in. */
    @Nullable
    SmtpConnection connect(List<Hop> hops) {
        int tries = 0;
        for (Hop hop : hops) {
            for (InetAddress address : names.addresses(hop.host())) {
                SmtpConnection open = ++tries > MOST_TRIES ? null : connect(hop, address);
                if (open != null) {
                    return open;
                }
            }
        }
        return null;
    }

    private @Nullable SmtpConnection connect(Hop hop, InetAddress address) {
        try {
            return SmtpConnection.open(session, hop, address, settings);
        } catch (MessagingException failed) {
            return plainWillDo(failed) ? connectPlain(hop, address) : null;
        }
    }

    /** Broken TLS protects no more than none; a password, though, is not sent without it. */
    private boolean plainWillDo(MessagingException failed) {
        boolean opportunistic = settings.tls() == OutboundProperties.Tls.OPPORTUNISTIC;
        return opportunistic && settings.smartHostUsername() == null && isTls(failed);
    }

    private static boolean isTls(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return true;
            }
        }
        return false;
    }

    private @Nullable SmtpConnection connectPlain(Hop hop, InetAddress address) {
        try {
            return SmtpConnection.open(plain, hop, address, settings);
        } catch (MessagingException unreachable) {
            return null;
        }
    }
}
