package dev.amana.messaging.smtp;

import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings and limits of the SMTP server.
 *
 * @param port 0 for any free one
 * @param bindAddress the address it listens on; every one of this machine where none is named
 * @param hostName announced in the greeting
 * @param mostMessageBytes announced as SIZE (RFC 1870) and enforced
 * @param connections at once, all clients together
 * @param connectionsPerClient at once from one address
 * @param recipients of one mail
 * @param mostRefusedRecipients in one connection; more look like a search for addresses
 * @param commandTimeout longest silence of a client
 * @param dataTimeout longest time for the content of one mail
 * @param sessionTimeout longest connection
 * @param memoryBytes for the contents of all mails being received, 0 for a quarter of the heap; more are asked to come
 *     later
 * @param sslBundle name of the SSL bundle with the certificate for STARTTLS; without it STARTTLS is not offered
 */
@ConfigurationProperties("amana.messaging.smtp")
public record SmtpProperties(
        @DefaultValue("2525") int port,
        @Nullable InetAddress bindAddress,
        @DefaultValue("alias.amana.test") String hostName,
        @DefaultValue("26214400") int mostMessageBytes,
        @DefaultValue("1000") int connections,
        @DefaultValue("200") int connectionsPerClient,
        @DefaultValue("50") int recipients,
        @DefaultValue("30") int mostRefusedRecipients,
        @DefaultValue("2m") Duration commandTimeout,
        @DefaultValue("10m") Duration dataTimeout,
        @DefaultValue("30m") Duration sessionTimeout,
        @DefaultValue("0") long memoryBytes,
        @Nullable String sslBundle) {

    /** The same for another port, with less memory: few submit mail. */
    SmtpProperties at(int otherPort) {
        return new SmtpProperties(
                otherPort,
                bindAddress,
                hostName,
                mostMessageBytes,
                connections,
                connectionsPerClient,
                recipients,
                mostRefusedRecipients,
                commandTimeout,
                dataTimeout,
                sessionTimeout,
                memoryLimit() / 4,
                sslBundle);
    }

    /** The limit itself. */
    long memoryLimit() {
        return memoryBytes > 0 ? memoryBytes : Runtime.getRuntime().maxMemory() / 4;
    }
}
