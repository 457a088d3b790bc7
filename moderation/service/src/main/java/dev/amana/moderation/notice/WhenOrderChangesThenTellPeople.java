package dev.amana.moderation.notice;

import dev.amana.moderation.availability.AvailabilityEvent;
import dev.amana.moderation.availability.Effect;
import dev.amana.moderation.availability.RulingView;
import dev.amana.moderation.notice.NoticeApprovals.Proposed;
import dev.amana.moderation.population.Reach;
import dev.amana.moderation.population.Reach.Whom;
import dev.amana.platform.BackgroundLoop;
import dev.amana.platform.Ids;
import dev.amana.platform.publication.CloudEvent;
import dev.amana.platform.publication.PublishedJson;
import dev.amana.published.NotificationRequested;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has those told whom a ruling concerns, where it changes what is in force of Amana's own, or what is offered instead, and another lead agrees. A person gets one mail for each
 * ruling and scope, whatever is repeated: its identifier says so, and messaging sends it once.
 */
@Component
@ProcessingGroup(WhenOrderChangesThenTellPeople.GROUP)
class WhenOrderChangesThenTellPeople implements SmartLifecycle {
    static final String GROUP = "moderation.availability-notices";
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int PATIENCE_SECONDS = 30;

    private final OpenNotices notices;
    private final Reach reach;
    private final KafkaOperations<String, byte[]> kafka;
    private final PublishedJson json;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final int perSecond;
    private final Duration dueAfter;
    private final BackgroundLoop loop = new BackgroundLoop("moderation-availability-notices", TICK, this::tell);

    /**
     * @param perSecond {@code amana.moderation.availability.notices-per-second}
     * @param dueAfter {@code amana.moderation.availability.notice-due-after}
     */
    WhenOrderChangesThenTellPeople(
            OpenNotices notices,
            Reach reach,
            KafkaOperations<String, byte[]> kafka,
            PublishedJson json,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${amana.moderation.availability.notices-per-second:50}") int perSecond,
            @Value("${amana.moderation.availability.notice-due-after:24h}") Duration dueAfter) {
        this.notices = notices;
        this.reach = reach;
        this.kafka = kafka;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.perSecond = perSecond;
        this.dueAfter = dueAfter;
    }

    /** An order for a class of devices is not told to everybody: nobody here knows who has them. */
    @EventHandler
    @DisallowReplay
    void on(AvailabilityEvent event) {
        RulingView ruling = RulingView.of(event);
        if (ruling.terms().deviceClass() == null) {
            ruling.effects().stream()
                    .filter(NoticeWording::isOurs)
                    .forEach(effect -> renew(proposal(ruling, effect), effect));
        }
    }

    /** What waits on the scope is old news by then. That it is available again is told to those who heard that it was not. */
    private void renew(Proposed notice, Effect effect) {
        if (!notices.tells(notice, effect)) {
            notices.withdraw(notice);
            if (isWorthTelling(notice, effect)) {
                notices.add(notice, effect);
            }
        }
    }

    /** Of an order from before that nobody obeys, at most its end: nothing stops while it is in force. */
    private boolean isWorthTelling(Proposed notice, Effect effect) {
        return notice.isOn()
                ? notices.isToldOff(notice)
                : effect.scope().obeyedHere() && !notices.isTold(notice, effect);
    }

    private Proposed proposal(RulingView ruling, Effect effect) {
        Instant now = clock.instant();
        return new Proposed(
                Ids.derived(
                        "availability-notice",
                        ruling.availabilityId(),
                        Integer.toString(ruling.revision()),
                        effect.scope().scopeId()),
                ruling.availabilityId(),
                effect.scope().scopeId(),
                NoticeWording.template(effect, now),
                NoticeWording.texts(ruling, effect, now),
                new Whom(
                        ruling.terms().jurisdictions(),
                        effect.scope().cohort().name(),
                        effect.scope().from()),
                ruling.ruling().recordedBy(),
                now,
                NoticeWording.due(effect, now, dueAfter));
    }

    /** One batch a second; those who come after it was written down are told, too. */
    private boolean tell() {
        transaction.executeWithoutResult(status -> notices.next().ifPresent(this::tell));
        return false;
    }

    private void tell(OpenNotices.Open notice) {
        List<String> parties = reach.parties(notice.whom(), notice.afterParty(), perSecond);
        CompletableFuture.allOf(parties.stream()
                        .map(partyId ->
                                kafka.send(request(notice, partyId).toRecord(NotificationRequested.TOPIC, json)))
                        .toArray(CompletableFuture[]::new))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        if (!parties.isEmpty()) {
            notices.advance(notice.noticeId(), parties);
        }
        if (parties.size() < perSecond) {
            notices.done(notice.noticeId(), clock.instant());
        }
    }

    private CloudEvent request(OpenNotices.Open notice, String partyId) {
        String id = Ids.derived("availability-notice", notice.noticeId(), partyId);
        Instant now = clock.instant();
        return new CloudEvent(
                id,
                "/amana/moderation",
                partyId,
                now,
                0,
                1,
                null,
                new NotificationRequested(id, partyId, notice.template(), notice.texts(), Map.of(), now));
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
