package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimDenied;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimEscalated;
import dev.amana.messaging.contract.GuaranteeClaimEvent.EscalatedBecause;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.moderation.assignment.Assignments;
import dev.amana.moderation.casefile.CaseFileCommand.AssignCase;
import dev.amana.moderation.investigation.Decision;
import dev.amana.moderation.investigation.Evidence;
import dev.amana.moderation.investigation.Evidence.Fault;
import dev.amana.moderation.investigation.InvestigationCommand.AddEvidence;
import dev.amana.moderation.investigation.InvestigationCommand.AnswerProposal;
import dev.amana.moderation.investigation.InvestigationCommand.CloseInvestigation;
import dev.amana.moderation.investigation.InvestigationCommand.ProposeDecision;
import dev.amana.moderation.investigation.InvestigationTable;
import dev.amana.moderation.investigation.InvestigationTable.Row;
import dev.amana.moderation.investigation.Piece;
import dev.amana.moderation.investigation.Result;
import dev.amana.moderation.investigation.Trigger;
import dev.amana.moderation.population.Population;
import dev.amana.moderation.report.Category;
import dev.amana.moderation.report.ReportCommand.ReceiveReport;
import dev.amana.moderation.review.Reviewer;
import dev.amana.moderation.screening.ScreeningCommand.ScreenMessage;
import dev.amana.moderation.verdict.Role;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.published.AuditRecorded;
import dev.amana.testkit.ServiceTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Misuse of customers' data, as the other contexts' audit trails tell of it on Kafka. */
@ServiceTest("moderation")
class LooksAtPeopleTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Reviewer ANYBODY = new Reviewer("anybody", null);

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Autowired
    CommandGateway commands;

    @Autowired
    InvestigationTable table;

    @Autowired
    Evidence evidence;

    @Autowired
    Population population;

    @Autowired
    Assignments assignments;

    @Autowired
    JdbcClient jdbc;

    private final String unique = UUID.randomUUID().toString();
    private final String staff = "staff-" + unique;
    private final String customer = "customer-" + unique;
    private final String conversation = "conversation-" + unique;
    private final Instant now = Instant.now();
    private int number;
    private Messaging elsewhere;

    @BeforeEach
    void startOthers() {
        elsewhere = new Messaging(environment.getRequiredProperty("spring.kafka.bootstrap-servers"));
    }

    @AfterEach
    void stopOthers() {
        elsewhere.close();
    }

    @Test
    void exportsOfManyConversationsAreInvestigatedWhateverElseTheirMakerMayBe() {
        for (int i = 0; i < 50; i++) {
            look(staff, "buyer,trust", "conversation.export", "conversation/c" + i + unique, null, now);
            look("lead-" + unique, "trust-lead", "conversation.export", "conversation/c" + i + unique, null, now);
            look("buyer-" + unique, "buyer", "conversation.export", "conversation/c" + i + unique, null, now);
            look("other-" + unique, "trust", "conversation.muted", "conversation/c" + i + unique, null, now);
        }
        Row opened = opened(1).getFirst();
        assertThat(opened.standing().trigger()).isEqualTo(Trigger.DATA_MISUSE);
        assertThat(evidence.verify(opened.investigationId(), opened.standing(), true)
                        .faults())
                .isEmpty();
        commands.sendAndWait(
                new AddEvidence(opened.investigationId(), List.of(new Piece("look-up", "gone" + unique, "ab", now))));
        assertThat(evidence.verify(opened.investigationId(), opened.standing(), true)
                        .faults())
                .extracting(Fault::kind)
                .containsExactly(Fault.Kind.LOOK_UP_GONE);
        Doors doors = new Doors(port);
        HttpResponse<String> told =
                doors.send(doors.request("/api/investigations/" + opened.investigationId() + "/verification", "auditor")
                        .header("Accept-Language", "de")
                        .GET());
        assertThat(told.body()).contains("Der Zugriff ist verschwunden");
        await().atMost(SOON).until(() -> targets("lead-" + unique).size() == 50);
        assertThat(table.page(ANYBODY, null, "lead-" + unique, 10, 0)).isEmpty();
        assertThat(targets("buyer-" + unique)).isEmpty();
        assertThat(targets("other-" + unique)).isEmpty();
    }

    @Test
    void whoHasToDoWithASellerHasNothingToDoWithAllOfItsCustomers() {
        String seller = "seller-" + unique;
        population.order("mine" + unique, customer, seller);
        population.order("again" + unique, customer, "another-" + unique);
        population.order("foreign" + unique, "stranger-" + unique, seller);
        commands.sendAndWait(new AssignCase("order-mine" + unique, staff, "lena"));
        await().atMost(SOON)
                .until(() -> !assignments.heldBy(staff, Instant.now()).isEmpty());
        Instant at = Instant.now();
        look("conversation.read", "conversation/a" + unique, "mine" + unique, at);
        look("conversation.read", "conversation/b" + unique, "again" + unique, at);
        look("case.party-revealed", "case/order-mine" + unique + "/party/" + seller, "mine" + unique, at);
        look("conversation.read", "conversation/c" + unique, "foreign" + unique, at);
        look("claim.read", "claim/d" + unique, "foreign" + unique, at);
        look("case.party-revealed", "case/x/party/stranger-" + unique, null, at);
        assertLooks("conversation/c" + unique, "claim/d" + unique, "case/x/party/stranger-" + unique);
    }

    @Test
    void casesOfStrangersAreReadForNoWorkUnlessTheyAreAssignedOrSomethingWaitsInThem() {
        population.order("mine" + unique, customer, "seller-" + unique);
        population.order("foreign" + unique, "stranger-" + unique, "seller-" + unique);
        population.conversation(conversation, null, Set.of("reporter-" + unique));
        commands.sendAndWait(new AssignCase("order-mine" + unique, staff, "lena"));
        report();
        await().atMost(SOON)
                .until(() -> !assignments.heldBy(staff, Instant.now()).isEmpty() && reports() == 1);
        Instant at = Instant.now();
        look("case.read", "case/order-mine" + unique, "mine" + unique, at);
        look("case.read", "case/conversation-" + conversation, null, at);
        look("case.read", "case/order-foreign" + unique, "foreign" + unique, at);
        assertLooks("case/order-foreign" + unique);
    }

    @Test
    void whoBrowsesStrangersCasesIsInvestigated() {
        for (int i = 0; i < 50; i++) {
            look("case.read", "case/conversation-c" + i + unique, null, now);
        }
        assertThat(opened(1).getFirst().standing().trigger()).isEqualTo(Trigger.DATA_MISUSE);
    }

    @Test
    void fewLooksAtOnePersonOnManyDaysAreInvestigated() {
        population.conversation(conversation, null, Set.of(customer));
        look("conversation.read", "conversation/" + conversation, null, now.minus(Duration.ofDays(9)));
        look("conversation.read", "conversation/" + conversation, null, now.minus(Duration.ofDays(7)));
        look("conversation.read", "conversation/" + conversation, null, now.minus(Duration.ofDays(5)));
        look("case.party-revealed", "case/x/party/" + customer, null, now.minus(Duration.ofDays(3)));
        look("case.party-revealed", "case/x/party/" + customer, null, now.minus(Duration.ofDays(3)));
        await().atMost(SOON).until(() -> targets(staff).size() == 5);
        assertThat(table.page(ANYBODY, null, staff, 10, 0)).isEmpty();
        look("conversation.export", "conversation/" + conversation, null, now.minus(Duration.ofDays(1)));
        assertThat(opened(1).getFirst().standing().trigger()).isEqualTo(Trigger.DATA_MISUSE);
    }

    @Test
    void fortyNineADayAreInvestigatedBeforeTheMonthIsOver() {
        for (int i = 0; i < 300; i++) {
            String target = "conversation/c" + i + unique;
            look("conversation.read", target, null, now.minus(Duration.ofDays(2 + i / 40)));
        }
        assertThat(opened(1).getFirst().standing().trigger()).isEqualTo(Trigger.DATA_MISUSE);
    }

    @Test
    void whatComesAfterAClosedInvestigationIsInvestigatedAnewOnTheSameDay() {
        looks(0, 50);
        Row first = opened(1).getFirst();
        String id = first.investigationId();
        Personal why = Personal.of("lena", RetentionClass.STAFF_EVIDENCE, "No harm meant");
        commands.sendAndWait(new ProposeDecision(id, Decision.LIFT, Result.UNFOUNDED, false, why, "lena"));
        Row proposed = await().atMost(SOON).until(() -> opened(1).getFirst(), row -> row.proposalRevision() != null);
        commands.sendAndWait(new AnswerProposal(id, proposed.proposalRevision(), true, why, "lars"));
        commands.sendAndWait(new CloseInvestigation(id, "lars"));
        await().atMost(SOON)
                .until(() -> table.page(ANYBODY, "CLOSED", staff, 10, 0).size() == 1);
        looks(50, 99);
        await().atMost(SOON).until(() -> targets(staff).size() == 99);
        assertThat(table.page(ANYBODY, null, staff, 10, 0)).hasSize(1);
        looks(99, 100);
        assertThat(opened(2)).extracting(Row::investigationId).doesNotHaveDuplicates();
    }

    private void looks(int from, int to) {
        Instant at = Instant.now();
        for (int i = from; i < to; i++) {
            look("conversation.read", "conversation/c" + i + unique, null, at);
        }
    }

    @Test
    void caseThatOneTakesByOneselfIsAReasonToLookOnlyWhileSomethingIsToBeDoneInIt() {
        population.conversation(conversation, null, Set.of(customer));
        population.conversation("idle" + unique, null, Set.of("nobody-" + unique));
        commands.sendAndWait(new AssignCase("conversation-" + conversation, staff, staff));
        commands.sendAndWait(new AssignCase("conversation-idle" + unique, staff, staff));
        report();
        await().atMost(SOON)
                .until(() -> assignments.heldBy(staff, Instant.now()).size() == 2 && reports() == 1);
        look("conversation.read", "conversation/" + conversation, null, Instant.now());
        look("conversation.read", "conversation/idle" + unique, null, Instant.now());
        assertLooks("conversation/idle" + unique);
    }

    @Test
    void whatWaitsForStaffIsTheirWorkAndWhatIsOverIsNot() {
        screen("held" + unique, "You are an idiot.");
        screen("blocked" + unique, "I will kill you.");
        report();
        elsewhere.publish(
                MessagingEvent.TOPIC,
                "claim" + unique,
                new ClaimEscalated("open" + unique, conversation, unique, EscalatedBecause.NO_ANSWER, now));
        elsewhere.publish(
                MessagingEvent.TOPIC,
                "claim" + unique,
                new ClaimEscalated(
                        "old" + unique,
                        conversation,
                        unique,
                        EscalatedBecause.NO_ANSWER,
                        now.minus(Duration.ofDays(9))));
        elsewhere.publish(
                MessagingEvent.TOPIC,
                "claim" + unique,
                new ClaimDenied("old" + unique, conversation, unique, now, null, null, now.minus(Duration.ofDays(5))));
        await().atMost(SOON).until(() -> reports() == 1 && known());
        look("screening.read", "screening/held" + unique, null, now);
        look("screening.read", "screening/known-answer" + unique, null, now);
        look("attachment.view", "conversation/" + conversation, null, now);
        look("report.read", "report/report" + unique, null, now);
        look("claim.review", "claim/open" + unique, unique, now);
        look("screening.read", "screening/blocked" + unique, null, now);
        look("claim.review", "claim/old" + unique, unique, now);
        look("attachment.view", "conversation/o" + unique, null, now);
        assertLooks("screening/blocked" + unique, "claim/old" + unique, "conversation/o" + unique);
    }

    private boolean known() {
        return jdbc.sql("select count(*) from screening where conversation_id = :id")
                                .param("id", conversation)
                                .query(Integer.class)
                                .single()
                        == 2
                && jdbc.sql(
                                        "select count(*) from claim_review where order_id = :id and (claim_id like 'open%' or until is not null)")
                                .param("id", unique)
                                .query(Integer.class)
                                .single()
                        == 2;
    }

    private int reports() {
        return jdbc.sql("select count(*) from message_report where conversation_id = :id")
                .param("id", conversation)
                .query(Integer.class)
                .single();
    }

    private void assertLooks(String... wanted) {
        await().atMost(SOON).untilAsserted(() -> assertThat(targets(staff)).containsExactlyInAnyOrder(wanted));
    }

    private List<String> targets(String staffId) {
        return jdbc.sql("select target from staff_look_up where staff_id = :staff")
                .param("staff", staffId)
                .query(String.class)
                .list();
    }

    private List<Row> opened(int many) {
        return await().atMost(SOON).until(() -> table.page(ANYBODY, null, staff, 10, 0), found -> found.size() == many);
    }

    private void look(String action, String target, @Nullable String orderId, Instant at) {
        look(staff, "trust", action, target, orderId, at);
    }

    private void look(String who, String roles, String action, String target, @Nullable String orderId, Instant at) {
        elsewhere.publish(
                AuditRecorded.TOPIC,
                "messaging",
                new AuditRecorded(
                        "messaging", ++number, who, roles, action, target, orderId, null, at, "", number + unique));
    }

    private void screen(String messageId, String text) {
        commands.sendAndWait(new ScreenMessage(
                messageId,
                conversation,
                null,
                "agent-" + unique,
                Role.AGENT,
                customer,
                Role.CUSTOMER,
                "en",
                words(""),
                words(text),
                null,
                List.of(),
                Instant.now()));
    }

    private void report() {
        commands.sendAndWait(new ReceiveReport(
                "report" + unique,
                "message" + unique,
                conversation,
                null,
                customer,
                "agent-" + unique,
                Role.AGENT,
                Category.SPAM,
                null,
                words(""),
                words("What was delivered"),
                Instant.now()));
    }

    private Personal words(String text) {
        return Personal.of("agent-" + unique, RetentionClass.STAFF_EVIDENCE, text);
    }
}
