package dev.amana.messaging.submission;

import dev.amana.messaging.party.EmailAddress;
import dev.amana.messaging.party.Parties;
import dev.amana.messaging.smtp.Login;
import dev.amana.messaging.smtp.Logins;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets staff in by app password, and slows down who guesses. */
@Component
class MailLogins implements Logins {
    private static final Logger log = LoggerFactory.getLogger(MailLogins.class);
    private static final Login DEMO = new Login("agent", "agent@mail.test", null);

    private final MailPasswords passwords;
    private final FailedLogins failures;
    private final MeterRegistry meters;
    private final SubmissionProperties settings;
    private final Parties parties;
    private final Clock clock;

    MailLogins(
            MailPasswords passwords,
            SubmissionProperties settings,
            Parties parties,
            MeterRegistry meters,
            Clock clock) {
        this.parties = parties;
        this.clock = clock;
        this.passwords = passwords;
        this.settings = settings;
        this.meters = meters;
        this.failures = new FailedLogins(settings, clock);
    }

    /** The demo's agent writes from an address as others do, and has no password here that would tell. */
    @EventListener(ApplicationReadyEvent.class)
    void knowTheDemo() {
        if (settings.demoPassword() != null) {
            EmailAddress.parse(DEMO.address())
                    .ifPresent(address -> parties.addAddress(DEMO.staffId(), address, clock.instant()));
        }
    }

    @Override
    public Answer check(String user, String password, InetAddress client) {
        if (failures.tooMany(user, client)) {
            return tooOften();
        }
        Optional<String> meant = passwords.meant(user, password);
        if (meant.filter(failures::tooMany).isPresent()) {
            return tooOften();
        }
        Optional<Login> login = isDemo(user, password) ? Optional.of(DEMO) : passwords.login(user, password);
        if (login.isEmpty()) {
            failures.add(user, client);
            meant.ifPresent(failures::add);
            log.warn("A wrong mail password from {}", client.getHostAddress());
            count("wrong");
            return new Answer.Wrong();
        }
        count("in");
        return new Answer.In(login.get());
    }

    @Override
    public boolean holds(Login login) {
        String passwordId = login.passwordId();
        return passwordId == null || passwords.holds(login.staffId(), passwordId);
    }

    /** Whether a password lets them write from there, be it one to renew. */
    boolean writesFrom(String staffId, String address) {
        boolean demos = settings.demoPassword() != null
                && DEMO.staffId().equals(staffId)
                && DEMO.address().equals(address);
        return demos
                || passwords.of(staffId).stream().map(MailPassword::address).anyMatch(address::equals);
    }

    private Answer tooOften() {
        count("too-often");
        return new Answer.TooOften();
    }

    private boolean isDemo(String user, String password) {
        String demo = settings.demoPassword();
        return demo != null
                && user.equals(DEMO.staffId())
                && MessageDigest.isEqual(
                        demo.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    }

    private void count(String answer) {
        meters.counter("amana.messaging.submission.sign.ins", "answer", answer).increment();
    }
}
