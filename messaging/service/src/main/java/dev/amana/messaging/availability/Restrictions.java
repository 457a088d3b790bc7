package dev.amana.messaging.availability;

import dev.amana.messaging.conversation.Channel;
import dev.amana.platform.BackgroundLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is restricted, and whom that concerns. The instance that hears of an order obeys at once, every other one within
 * half a second.
 */
@Component
public class Restrictions implements SmartLifecycle {
    private static final int PHASES_BEFORE_DOORS = 8_192;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    /** Mail servers try for four or five days; a refusal that is over by then needs no new mail. */
    private static final Duration SERVERS_TRY_FOR = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();
    private final BackgroundLoop looks =
            // After a hiccup of the database, too, an order is obeyed within a second.
            new BackgroundLoop("messaging-restrictions", LOOK_EVERY, LOOK_EVERY, this::refresh);
    private volatile List<Restriction> known = List.of();

    Restrictions(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What an order says now takes the place of what it said; an older revision changes nothing. */
    public void replace(String availabilityId, int revision, List<Restriction> restrictions) {
        transaction.executeWithoutResult(status -> {
            int newer = jdbc.sql("""
                            insert into restricting_order (availability_id, revision) values (?, ?)
                            on conflict (availability_id) do update set revision = excluded.revision
                            where restricting_order.revision < excluded.revision""").params(availabilityId, revision).update();
            if (newer > 0) {
                jdbc.sql("delete from restriction where availability_id = ?")
                        .param(availabilityId)
                        .update();
                restrictions.forEach(this::insert);
            }
        });
        refresh();
    }

    private void insert(Restriction restriction) {
        jdbc.sql("insert into restriction (availability_id, scope_id, restriction) values (?, ?, ?::jsonb)")
                .params(restriction.availabilityId(), restriction.scopeId(), json.writeValueAsString(restriction))
                .update();
    }

    private boolean refresh() {
        known = jdbc
                .sql("select restriction from restriction order by availability_id, scope_id")
                .query(String.class)
                .list()
                .stream()
                .map(stored -> json.readValue(stored, Restriction.class))
                .toList();
        return false;
    }

    /**
     * Asks before a message is taken.
     *
     * @throws Unavailable where the writer may not use this door, or mail to the recipient is not to be had
     */
    public void requireContact(String authorId, String recipientId, Channel channel) {
        Door door = Door.of(channel);
        Instant now = clock.instant();
        against(authorId, writing(door), now).ifPresent(restriction -> {
            throw unavailable(restriction, true, now);
        });
        against(recipientId, writing(Door.MAIL), now).ifPresent(restriction -> {
            throw unavailable(restriction, false, now);
        });
    }

    /**
     * Asks before a mail is sent: what was queued before an order waits for its end. The recipient gets a mail, whatever
     * door its author wrote by.
     *
     * @param channel by which the author wrote; null where nobody wrote it down
     */
    public boolean isHeldBack(String authorId, String recipientId, @Nullable Channel channel) {
        Instant now = clock.instant();
        Door door = channel == null ? Door.MAIL : Door.of(channel);
        return against(recipientId, writing(Door.MAIL), now).isPresent()
                || against(authorId, writing(door), now).isPresent();
    }

    /** Whether anything at all is in force, so that nothing has to be read while there is not. */
    public boolean any() {
        Instant now = clock.instant();
        return known.stream().anyMatch(restriction -> restriction.isInForce(now));
    }

    /**
     * Asks before a party gets a new alias.
     *
     * @param country as the marketplace tells it now
     * @throws Unavailable where it may not get one
     */
    public void requireSignUp(String partyId, String country) {
        Instant now = clock.instant();
        if (any()) {
            Residence residence = residence(partyId)
                    .map(known -> new Residence(country, known.registeredAt()))
                    .orElseGet(() -> new Residence(country, now));
            inForce(
                            restriction -> restriction.signUps()
                                    && restriction.subject().equals(Door.ALL),
                            now)
                    .stream()
                    .filter(restriction -> restriction.concerns(residence))
                    .findFirst()
                    .ifPresent(restriction -> {
                        throw unavailable(restriction, true, now);
                    });
        }
    }

    private static Predicate<Restriction> writing(Door door) {
        return restriction -> !restriction.signUps() && door.isMeantBy(restriction.subject());
    }

    private Optional<Restriction> against(String partyId, Predicate<Restriction> kind, Instant now) {
        List<Restriction> inForce = inForce(kind, now);
        return inForce.isEmpty()
                ? Optional.empty()
                : residence(partyId)
                        .flatMap(residence -> inForce.stream()
                                .filter(restriction -> restriction.concerns(residence))
                                .findFirst());
    }

    private List<Restriction> inForce(Predicate<Restriction> kind, Instant now) {
        return known.stream()
                .filter(kind)
                .filter(restriction -> restriction.isInForce(now))
                .toList();
    }

    private Optional<Residence> residence(String partyId) {
        return jdbc.sql("select country, coalesce(registered_at, known_at) as registered from party where party_id = ?")
                .param(partyId)
                .query((row, number) -> new Residence(
                        row.getString("country"),
                        row.getObject("registered", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private static Unavailable unavailable(Restriction restriction, boolean own, Instant now) {
        Instant until = restriction.until(now);
        return new Unavailable(restriction, own, until != null && until.isBefore(now.plus(SERVERS_TRY_FOR)));
    }

    @Override
    public void start() {
        // At once, and before anything is taken or sent.
        refresh();
        looks.start();
    }

    @Override
    public void stop() {
        looks.stop();
    }

    /** Before the doors and the outbound queue. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - PHASES_BEFORE_DOORS;
    }

    @Override
    public boolean isRunning() {
        return looks.isRunning();
    }
}
