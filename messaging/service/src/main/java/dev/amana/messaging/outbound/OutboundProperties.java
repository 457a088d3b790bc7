package dev.amana.messaging.outbound;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the outbound queue.
 *
 * @param smartHost {@code host:port} that takes all mails; without it, each domain's MX does
 * @param smartHostUsername for SMTP AUTH, if the smart host asks for it
 * @param tls how STARTTLS is used
 * @param connectionsPerDestination at once; with a smart host, that is the destination of all
 * @param mostClaimedMails claimed from the table and waiting for a connection, all destinations together
 * @param hotContentBytes contents of fresh mails kept in memory until they are sent
 * @param lease after which another instance may take a claimed mail over
 * @param backoff pauses after the first, second … attempt; the last one repeats
 * @param giveUpAfter since the mail was queued
 * @param coolOff how long a destination that cannot be reached is left alone
 * @param contentReplyTimeout how long the answer to a whole mail may take (RFC 5321, section 4.5.3.2.6)
 * @param keepFinishedFor how long sent and failed mails stay in the table, for bounces that come late
 * @param nameServer {@code host:port} that is asked for MX records and addresses; without it, the system's
 * @param domainShownFromRecipients operators see the domain of a destination without asking where the mails that wait
 *     or failed there go to this many people, so that it names none of them
 * @param instance name of this process, made from the host's where none is given; two that share a database need
 *     different ones
 */
@ConfigurationProperties("amana.messaging.outbound")
public record OutboundProperties(
        @Nullable String smartHost,
        @Nullable String smartHostUsername,
        @Nullable String smartHostPassword,
        @DefaultValue("opportunistic") Tls tls,
        @DefaultValue("25") int mxPort,
        @DefaultValue("20") int connectionsPerDestination,
        @DefaultValue("2000") int mostClaimedMails,
        @DefaultValue("67108864") long hotContentBytes,
        @DefaultValue("2m") Duration lease,

        @DefaultValue({"10s", "1m", "5m", "15m", "30m", "1h", "2h", "4h"})
        List<Duration> backoff,

        @DefaultValue("4d") Duration giveUpAfter,
        @DefaultValue("15s") Duration coolOff,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("2m") Duration replyTimeout,
        @DefaultValue("10m") Duration contentReplyTimeout,
        @DefaultValue("10s") Duration idleConnection,
        @DefaultValue("30d") Duration keepFinishedFor,
        @DefaultValue("3") int domainShownFromRecipients,
        @Nullable String nameServer,
        @Nullable String instance) {

    String instanceName() {
        return instance == null || instance.isBlank() ? InstanceName.ofThisHost() : instance;
    }

    public enum Tls {
        /** When offered; the certificate is not checked, since without TLS nothing would be checked either. */
        OPPORTUNISTIC,
        /** Always, with a certificate that fits. */
        REQUIRED,
        OFF
    }
}
