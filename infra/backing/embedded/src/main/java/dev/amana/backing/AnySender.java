package dev.amana.backing;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.MailCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.Socket;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A mail server that takes mails from the null sender too, as each has to (RFC 5321, section 4.5.5): delivery reports come
 * from there. The library says 250 to {@code MAIL FROM:<>} and then takes the sender it did not note for none at all.
 */
final class AnySender extends GreenMail {
    private static final MailAddress NOBODY = new MailAddress("");
    private static final Pattern NULL_SENDER = Pattern.compile("MAIL FROM:\\s?<>.*", Pattern.CASE_INSENSITIVE);

    AnySender(ServerSetup... config) {
        super(config);
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] config, Managers managers) {
        Map<String, AbstractServer> services = super.createServices(config, managers);
        services.replaceAll((protocol, server) ->
                protocol.equals(ServerSetup.PROTOCOL_SMTP) ? new Door(server.getServerSetup(), managers) : server);
        return services;
    }

    private static final class Door extends SmtpServer {
        Door(ServerSetup setup, Managers managers) {
            super(setup, managers);
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket client) {
            return new SmtpHandler(new Commands(), managers.getSmtpManager(), client);
        }
    }

    private static final class Commands extends SmtpCommandRegistry {
        private final SmtpCommand mail = new NotingMail();

        @Override
        public SmtpCommand getCommand(String name) {
            return name.equals("MAIL") ? mail : super.getCommand(name);
        }
    }

    private static final class NotingMail extends MailCommand {
        @Override
        public void execute(SmtpConnection connection, SmtpState state, SmtpManager manager, String line) {
            super.execute(connection, state, manager, line);
            if (NULL_SENDER.matcher(line).matches()) {
                state.getMessage().setReturnPath(NOBODY);
            }
        }
    }
}
