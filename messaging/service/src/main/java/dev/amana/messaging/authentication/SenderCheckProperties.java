package dev.amana.messaging.authentication;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The check of senders.
 *
 * @param mode whether a sender has to be proven
 * @param trustedNetworks address blocks such as {@code 192.0.2.0/24} whose mail counts as proven: a mail server in front that
 *     checks itself, or the demo's own machine
 * @param dnsServers {@code host} or {@code host:port}; the machine's own where none is named
 * @param dnsTimeout of one question, which is asked twice at most
 * @param mostQuestions that one mail may cause; what is not known after them counts as a temporary failure
 * @param longestCheck for all questions of one mail
 * @param cachedAnswers kept at once, each for as long as it says, but no longer than an hour
 * @param mostFailuresPerAlias unproven mails within the window to one alias; to more the answer is to come later
 * @param mostFailuresPerClient the same for one client address
 * @param failureWindow how long one counts
 * @param mostHeldMails of one party that wait for its confirmation; no more are kept
 * @param confirmWithin how long a mail or an address waits to be confirmed
 * @param mostAddresses that one party may add
 */
@ConfigurationProperties("amana.messaging.sender-check")
public record SenderCheckProperties(
        @DefaultValue("enforce") Mode mode,
        @DefaultValue List<String> trustedNetworks,
        @DefaultValue List<String> dnsServers,
        @DefaultValue("2s") Duration dnsTimeout,
        @DefaultValue("40") int mostQuestions,
        @DefaultValue("15s") Duration longestCheck,
        @DefaultValue("20000") int cachedAnswers,
        @DefaultValue("20") int mostFailuresPerAlias,
        @DefaultValue("100") int mostFailuresPerClient,
        @DefaultValue("1h") Duration failureWindow,
        @DefaultValue("5") int mostHeldMails,
        @DefaultValue("3d") Duration confirmWithin,
        @DefaultValue("5") int mostAddresses) {

    public enum Mode {
        /** What is not proven is refused. */
        ENFORCE,
        /** It is counted, and taken if it says to be from the right address. */
        OBSERVE,
        /** What a mail says is believed. */
        OFF
    }
}
