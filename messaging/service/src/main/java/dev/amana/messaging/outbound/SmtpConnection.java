package dev.amana.messaging.outbound;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open SMTP session with a next hop, used for one mail after the other by one thread. */
final class SmtpConnection implements AutoCloseable {
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}+");
    private static final String SMTPUTF8 = "SMTPUTF8";
    /** Of a mail's size and parameters (RFC 1870, RFC 5321): they concern that mail alone. */
    private static final Set<Integer> OF_THE_MAIL = Set.of(552, 555);

    private static final Logger log = LoggerFactory.getLogger(SmtpConnection.class);

    private final Session session;
    private final SMTPTransport transport;
    private final boolean viaSmartHost;
    private int sent;

    private SmtpConnection(Session session, SMTPTransport transport, boolean viaSmartHost) {
        this.session = session;
        this.transport = transport;
        this.viaSmartHost = viaSmartHost;
    }

    /** The settings for all connections; costly to make, so made once. */
    static Session session(OutboundProperties settings, OutboundProperties.Tls tls, String heloName) {
        return Session.getInstance(properties(settings, tls, heloName));
    }

    /** @param address one of the host's; its name is what a certificate has to fit */
    static SmtpConnection open(Session session, Hop hop, InetAddress address, OutboundProperties settings)
            throws MessagingException {
        PromptSockets.Call call = new PromptSockets.Call(address);
        SMTPTransport transport = new PatientTransport(session, call, settings.contentReplyTimeout());
        ScopedValue.where(PromptSockets.CALL, call).call(() -> {
            transport.connect(hop.host(), hop.port(), settings.smartHostUsername(), settings.smartHostPassword());
            return transport;
        });
        return new SmtpConnection(session, transport, settings.smartHost() != null);
    }

    private static Properties properties(OutboundProperties settings, OutboundProperties.Tls tls, String heloName) {
        Properties properties = new Properties();
        properties.put("mail.smtp.localhost", heloName);
        properties.put(
                "mail.smtp.connectiontimeout",
                Long.toString(settings.connectTimeout().toMillis()));
        properties.put(
                "mail.smtp.timeout", Long.toString(settings.replyTimeout().toMillis()));
        properties.put(
                "mail.smtp.writetimeout", Long.toString(settings.replyTimeout().toMillis()));
        properties.put("mail.smtp.socketFactory", new PromptSockets());
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.auth", Boolean.toString(settings.smartHostUsername() != null));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(tls != OutboundProperties.Tls.OFF));
        properties.put("mail.smtp.starttls.required", Boolean.toString(tls == OutboundProperties.Tls.REQUIRED));
        if (tls != OutboundProperties.Tls.REQUIRED) {
            properties.put("mail.smtp.ssl.trust", "*");
            properties.put("mail.smtp.ssl.checkserveridentity", "false");
        }
        return properties;
    }

    int sent() {
        return sent;
    }

    SendResult send(byte[] raw, String envelopeSender, String recipient, Permit permit) {
        boolean international = !ASCII.matcher(localPart(recipient)).matches();
        if (international && !transport.supportsExtension(SMTPUTF8)) {
            return new SendResult.Refused(EnhancedStatus.NEEDS_SMTPUTF8);
        }
        RawMessage message = new RawMessage(session, raw, envelopeSender, permit);
        if (international) {
            // Asked for only where it is needed: a hop behind this one may not know it, and would return the mail.
            message.setMailExtension(SMTPUTF8);
        }
        try {
            transport.sendMessage(message, new Address[] {address(recipient)});
            sent++;
            return new SendResult.Accepted();
        } catch (AddressException notAnAddress) {
            return new SendResult.Refused(EnhancedStatus.BAD_ADDRESS);
        } catch (MessagingException e) {
            return message.stopped() ? new SendResult.Stopped() : result(e, message.written());
        }
    }

    private static String localPart(String address) {
        return address.substring(0, Math.max(0, address.lastIndexOf('@')));
    }

    private static InternetAddress address(String recipient) throws AddressException {
        InternetAddress address = new InternetAddress();
        address.setAddress(localPart(recipient) + "@" + Routes.domain(recipient));
        address.validate();
        // The transport writes the low byte of each character: so each is to be a byte of UTF-8.
        address.setAddress(
                new String(address.getAddress().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        return address;
    }

    private SendResult result(MessagingException failure, boolean written) {
        for (Exception cause = failure; cause instanceof MessagingException next; cause = next.getNextException()) {
            SendResult answered = answered(cause);
            if (answered != null) {
                return answered;
            }
        }
        return written ? new SendResult.Unknown() : new SendResult.Deferred(EnhancedStatus.CONNECTION_BROKEN);
    }

    /** Null where the other side gave no reply code. */
    private @Nullable SendResult answered(Exception failure) {
        return switch (failure) {
            case SMTPAddressFailedException e -> reply(e.getReturnCode(), e.getMessage());
            case SMTPSenderFailedException e -> aboutUs(e.getReturnCode(), e.getMessage());
            case SMTPSendFailedException e ->
                switch (e.getNextException()) {
                    case SMTPAddressFailedException inner -> reply(inner.getReturnCode(), inner.getMessage());
                    case SMTPSenderFailedException inner -> aboutUs(inner.getReturnCode(), inner.getMessage());
                    case null, default ->
                        isAnsweredBeforeTheRecipient(e)
                                ? aboutUs(e.getReturnCode(), e.getMessage())
                                : reply(e.getReturnCode(), e.getMessage());
                };
            default -> null;
        };
    }

    private static boolean isAnsweredBeforeTheRecipient(SMTPSendFailedException answered) {
        return answered.getCommand() != null && answered.getCommand().startsWith("MAIL ");
    }

    /**
     * What a smart host answers to MAIL concerns us, not one recipient: we have to sign in, or are on a list. Every mail would
     * come back to its author; so they wait until an operator has put it right.
     */
    private @Nullable SendResult aboutUs(int code, @Nullable String text) {
        if (!viaSmartHost || code / 100 != 5 || OF_THE_MAIL.contains(code)) {
            return reply(code, text);
        }
        log.warn("The smart host takes no mail of ours: {} {}", code, EnhancedStatus.of(code, text));
        return new SendResult.Deferred(EnhancedStatus.REFUSES_US);
    }

    private static @Nullable SendResult reply(int code, @Nullable String text) {
        return switch (code / 100) {
            case 5 -> new SendResult.Refused(EnhancedStatus.of(code, text));
            case 4 -> new SendResult.Deferred(EnhancedStatus.of(code, text));
            default -> null;
        };
    }

    /** Costs a round trip. */
    boolean alive() {
        return transport.isConnected();
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException alreadyGone) {
            // Closing is a courtesy: the mail's fate is decided.
        }
    }
}
