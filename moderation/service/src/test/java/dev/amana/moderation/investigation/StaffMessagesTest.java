package dev.amana.moderation.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.amana.moderation.investigation.InvestigationCommand.OpenInvestigation;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import dev.amana.testkit.ServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest("moderation")
class StaffMessagesTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant FIRST = Instant.parse("2026-11-22T10:00:00Z");

    @Autowired
    StaffMessages messages;

    @Autowired
    Gathering gathering;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Evidence evidence;

    @Autowired
    InvestigationTable table;

    @Autowired
    CommandGateway commands;

    @Autowired
    Vault vault;

    private final String unique = UUID.randomUUID().toString();
    private final String staffId = "agent-" + unique;

    @Test
    void ofVeryManyMessagesTheOneThatItBeganWithComesFirstAndThenTheNewest() {
        for (int i = 0; i < 5; i++) {
            keep(i);
        }
        assertThat(messages.of(staffId, id(1), 0, 3))
                .extracting(StaffMessages.Row::messageId)
                .containsExactly(id(1), id(4), id(3));
        assertThat(messages.of(staffId, id(1), 3, 3))
                .extracting(StaffMessages.Row::messageId)
                .containsExactly(id(2), id(0));
        assertThat(messages.of(staffId, null, 0, 1))
                .extracting(StaffMessages.Row::messageId)
                .containsExactly(id(4));
    }

    @Test
    void whatStandsBesideTheTextIsKeptAndPartOfTheHash() {
        Personal text = Personal.of(staffId, RetentionClass.CORRESPONDENCE, "Your parcel left today.");
        Personal hidden = Personal.of(staffId, RetentionClass.CORRESPONDENCE, "You will pay for this");
        StaffMessages.Row kept = messages.keep(
                id(9), staffId, "c1", null, "en", text, text, List.of(hidden, text), List.of(), null, FIRST);
        assertThat(messages.more(kept)).containsExactly("You will pay for this", "Your parcel left today.");
        assertThat(kept.more()).doesNotContain("pay");
        assertThat(kept.sha256()).isEqualTo(Link.sha256(kept.subject() + "\n" + kept.body() + "\n" + kept.more()));
    }

    @Test
    void whatIsQuotedGoesWithWhoWroteItAndTheHashHolds() {
        String customer = "customer-" + unique;
        Personal text = Personal.of(staffId, RetentionClass.CORRESPONDENCE, "It left today.");
        Personal quote = Personal.of(customer, RetentionClass.CORRESPONDENCE, "Where is my parcel?");
        StaffMessages.Row kept =
                messages.keep(id(8), staffId, "c1", null, "en", text, text, List.of(), List.of(), quote, FIRST);
        assertThat(messages.more(kept)).containsExactly("Where is my parcel?");
        assertThat(kept.quotedOf()).isEqualTo(customer);
        SealedText asStaff = new SealedText(staffId, RetentionClass.STAFF_EVIDENCE.wireName(), kept.quoted());
        assertThatIllegalArgumentException()
                .as("under the key of staff")
                .isThrownBy(() -> vault.open(asStaff).reveal());
        assertThat(kept.sha256()).isEqualTo(Link.sha256(kept.subject() + "\n" + kept.body() + "\n" + kept.quoted()));
    }

    @Test
    void whatWasKeptAfterTheOpeningIsGatheredWithTheFirstLookAndCoveredUntilItIsDecided() {
        String investigation = "i" + unique;
        commands.sendAndWait(
                new OpenInvestigation(investigation, staffId, Trigger.THREAT, "c1", null, id(1), false, "rules"));
        Standing opened = await().atMost(SOON)
                .until(() -> table.find(investigation), Optional::isPresent)
                .orElseThrow()
                .standing();
        keep(1);
        gathering.newest(investigation, opened);
        assertThat(evidence.exhibits(investigation, 0, 10)).singleElement().satisfies(exhibit -> {
            assertThat(exhibit.text()).isEqualTo("Your parcel left today.");
            assertThat(exhibit.outcome()).isEqualTo("PENDING");
            assertThat(exhibit.harmful()).isTrue();
        });
    }

    @Test
    void ofMoreThanAChainTakesItIsToldHowManyAreLeftOut() {
        jdbc.sql("""
                insert into staff_message (message_id, staff_id, conversation_id, customer_locale, subject, body, received_at)
                select 'm' || n || :unique, :staff, 'c1', 'en', 's', 'b', now() - n * interval '1 minute'
                from generate_series(1, :many) n""")
                .param("unique", unique)
                .param("staff", staffId)
                .param("many", Gathering.MOST + 7)
                .update();
        String investigation = "i" + unique;
        commands.sendAndWait(
                new OpenInvestigation(investigation, staffId, Trigger.THREAT, "c1", null, id(1), false, "rules"));
        Standing standing = await().atMost(SOON.multipliedBy(3))
                .until(
                        () -> table.find(investigation).map(InvestigationTable.Row::standing),
                        found -> found.isPresent() && found.get().evidence() == Gathering.MOST)
                .orElseThrow();
        Evidence.Finding finding = evidence.verify(investigation, standing, true);
        assertThat(finding.intact()).isTrue();
        assertThat(finding.pieces()).isEqualTo(Gathering.MOST);
        assertThat(finding.leftOut()).isEqualTo(7);
    }

    @Test
    void whatIsSaidOfFilesIsKeptAndPartOfTheHash() {
        Personal text = Personal.of(staffId, RetentionClass.CORRESPONDENCE, "See the picture.");
        StaffFile photo = new StaffFile("a1", "photo.jpg", "image/jpeg", 7, "ab".repeat(32));
        StaffMessages.Row kept =
                messages.keep(id(7), staffId, "c1", null, "en", text, text, List.of(), List.of(photo), null, FIRST);
        assertThat(messages.files(kept)).containsExactly(photo);
        assertThat(kept.files()).doesNotContain("photo");
        assertThat(kept.sha256()).isEqualTo(Link.sha256(kept.subject() + "\n" + kept.body() + "\n" + kept.files()));
    }

    @Test
    void whoGathersWaitsForWhatIsJustBeingKept() throws Exception {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<StaffMessages.Row>> gathered = transaction.execute(keeping -> {
                keep(1);
                Future<List<StaffMessages.Row>> gathers = other.submit(() -> transaction.execute(gathering -> {
                    messages.settle(staffId);
                    return messages.of(staffId, null, 0, 10);
                }));
                await().atMost(SOON).until(this::someoneWaits);
                return gathers;
            });
            assertThat(gathered.get(30, TimeUnit.SECONDS)).hasSize(1);
        }
    }

    private boolean someoneWaits() {
        return jdbc.sql("select exists (select from pg_locks where locktype = 'advisory' and not granted)")
                .query(Boolean.class)
                .single();
    }

    private String id(int number) {
        return "m" + number + unique;
    }

    private void keep(int number) {
        Personal text = Personal.of(staffId, RetentionClass.CORRESPONDENCE, "Your parcel left today.");
        messages.keep(
                id(number),
                staffId,
                "c1",
                null,
                "en",
                text,
                text,
                List.of(),
                List.of(),
                null,
                FIRST.plusSeconds(number));
    }
}
