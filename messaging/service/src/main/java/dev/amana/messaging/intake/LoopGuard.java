package dev.amana.messaging.intake;

import dev.amana.messaging.MessagingProperties;
import dev.amana.messaging.mime.MailOutline;
import dev.amana.messaging.smtp.SmtpReply;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cuts loops: our own mails that come back, mails that go round, and programs that answer each other. */
@Component
@EnableConfigurationProperties(LoopProperties.class)
class LoopGuard {
    private static final Duration DAY = Duration.ofDays(1);

    /** What mail programs put before a subject, in any language. */
    private static final Pattern ANSWER = Pattern.compile("^(?:\\s*\\p{L}{1,5}(?:\\[\\d+])?\\s*[:\\uFF1A])++");

    private final JdbcClient jdbc;
    private final LoopProperties limits;
    private final String domain;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Turns turns;

    LoopGuard(
            JdbcClient jdbc, LoopProperties limits, MessagingProperties properties, MeterRegistry meters, Clock clock) {
        this.jdbc = jdbc;
        this.limits = limits;
        this.domain = properties.aliasDomain().toLowerCase(Locale.ROOT);
        this.meters = meters;
        this.clock = clock;
        this.turns = new Turns(limits.mostTurns(), limits.turnsWithin(), clock);
    }

    /** Why the mail may not go on, or null. */
    @Nullable
    SmtpReply objection(MailOutline mail) {
        if (mail.messageIds("message-id").stream().anyMatch(this::ours)
                || mail.header("amana-loop").equalsIgnoreCase(domain)) {
            return cut("own", "This message was sent from here, and has come back");
        }
        return mail.count("received") > limits.mostHops()
                ? cut("hops", "This message has passed more than " + limits.mostHops() + " servers")
                : null;
    }

    /** The same for an automatic message of one side of a conversation. */
    @Nullable
    SmtpReply objection(String conversationId, String authorId) {
        long sent = jdbc.sql("""
                        select count(*) from message
                        where conversation_id = :conversation and author_id = :author and automatic and received_at > :since
                        """)
                .param("conversation", conversationId)
                .param("author", authorId)
                .param("since", clock.instant().minus(DAY).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        return sent >= limits.mostAutomaticPerDay()
                ? cut("automatic", "Too many automatic messages in this conversation today")
                : null;
    }

    /** The same for what looks like a person's, and may pass later: programs answer under the subject that they were written to under. */
    @Nullable
    SmtpReply objectionToPerson(String conversationId, String authorId, String subject) {
        String thread = ANSWER.matcher(subject).replaceFirst("").strip().toLowerCase(Locale.ROOT);
        Duration pause = turns.pause(conversationId + ' ' + thread.hashCode(), authorId);
        if (pause.isZero()) {
            return null;
        }
        count("turns");
        return new SmtpReply(
                451,
                "4.7.1",
                "The two of you answer each other faster than people write. This message is taken when it comes again in "
                        + (pause.toMinutes() + 1) + " minutes, as mail servers do by themselves;"
                        + " a person can also write on the marketplace's page");
    }

    private boolean ours(String messageId) {
        return messageId.toLowerCase(Locale.ROOT).endsWith('@' + domain + '>');
    }

    private SmtpReply cut(String how, String text) {
        count(how);
        return new SmtpReply(554, "5.4.6", text);
    }

    private void count(String how) {
        meters.counter("amana.messaging.loops.cut", "how", how).increment();
    }
}
