package dev.amana.backing;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * The mailboxes of demo buyers and sellers: takes mail for any address by SMTP, shows it by IMAP to whoever signs in with
 * that address. The password is the address too.
 */
final class MailDrop implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final GreenMail server;
    private final MailFiles files;

    private MailDrop(GreenMail server, MailFiles files) {
        this.server = server;
        this.files = files;
    }

    static MailDrop start(BackingSettings settings) throws IOException {
        settings.ports().requireFree(Port.MAIL_DROP_SMTP);
        settings.ports().requireFree(Port.MAIL_DROP_IMAP);
        GreenMail server = new AnySender(
                setup(settings.ports().of(Port.MAIL_DROP_SMTP), ServerSetup.PROTOCOL_SMTP),
                setup(settings.ports().of(Port.MAIL_DROP_IMAP), ServerSetup.PROTOCOL_IMAP));
        MailDrop drop = new MailDrop(server, new MailFiles(settings.data().resolve("mail")));
        // Signing in creates the mailbox, so that an empty one can be watched before its first mail.
        server.getUserManager().setAuthRequired(false);
        server.getUserManager().setMessageDeliveryHandler((mail, to) -> drop.keep(mail, to.getEmail()));
        drop.files.load((address, message) -> drop.mailbox(address).deliver(message));
        server.start();
        return drop;
    }

    private static ServerSetup setup(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, HOST, protocol);
        setup.setServerStartupTimeout(Readiness.LIMIT.toMillis());
        return setup;
    }

    /** Runs before the server answers 250, so that what was accepted is on disk. */
    private GreenMailUser keep(MovingMessage mail, String address) throws MessagingException {
        try {
            files.write(address, mail.getMessage());
            return mailbox(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized GreenMailUser mailbox(String mixedCase) {
        String address = mixedCase.toLowerCase(Locale.ROOT);
        GreenMailUser known = server.getUserManager().getUserByEmail(address);
        try {
            return known != null ? known : server.getUserManager().createUser(address, address, address);
        } catch (UserException e) {
            throw new IllegalStateException("Mailbox could not be created", e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
