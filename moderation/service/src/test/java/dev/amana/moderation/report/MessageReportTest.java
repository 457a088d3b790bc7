package dev.amana.moderation.report;

import static dev.amana.platform.personal.RetentionClass.CORRESPONDENCE;
import static dev.amana.platform.personal.RetentionClass.STAFF_EVIDENCE;

import dev.amana.moderation.casefile.Deadlines;
import dev.amana.moderation.report.ReportCommand.AnswerReport;
import dev.amana.moderation.report.ReportCommand.AppealReport;
import dev.amana.moderation.report.ReportCommand.DecideReportAppeal;
import dev.amana.moderation.report.ReportCommand.ReceiveReport;
import dev.amana.moderation.report.ReportEvent.ReportAnswerProposed;
import dev.amana.moderation.report.ReportEvent.ReportAnswered;
import dev.amana.moderation.report.ReportEvent.ReportAppealDecided;
import dev.amana.moderation.report.ReportEvent.ReportAppealed;
import dev.amana.moderation.report.ReportEvent.ReportReceived;
import dev.amana.moderation.verdict.Role;
import dev.amana.platform.eventstore.EventCatalog;
import dev.amana.platform.personal.Personal;
import dev.amana.testkit.GoldenFiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessageReportTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Deadlines DEADLINES =
            new Deadlines(Duration.ofDays(10), Duration.ofDays(3), Duration.ofDays(1), Duration.ofHours(4));
    private static final Personal WORDS = Personal.of("berta", CORRESPONDENCE, "He wants to be paid twice");
    private static final Personal SUBJECT = Personal.of("selim", CORRESPONDENCE, "Lamp");
    private static final Personal TEXT = Personal.of("selim", CORRESPONDENCE, "Pay me again");
    private static final Personal WHY = Personal.of("tina", STAFF_EVIDENCE, "Paid before");

    private static final Personal APPEAL = Personal.of("selim", CORRESPONDENCE, "It was a joke");

    private final FixtureConfiguration<MessageReport> fixture = new AggregateTestFixture<>(MessageReport.class);

    @BeforeEach
    void injectResources() {
        fixture.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
        fixture.registerInjectableResource(DEADLINES);
    }

    private static ReceiveReport receive() {
        ReportReceived wanted = received();
        return new ReceiveReport(
                wanted.reportId(),
                wanted.messageId(),
                wanted.conversationId(),
                wanted.orderId(),
                wanted.reporterId(),
                wanted.senderId(),
                wanted.senderRole(),
                wanted.category(),
                wanted.words(),
                wanted.subject(),
                wanted.text(),
                NOW);
    }

    private static ReportReceived received() {
        return new ReportReceived(
                "report-1",
                "message-1",
                "conversation-1",
                "order-1",
                "berta",
                "selim",
                Role.SELLER,
                Category.FRAUD,
                WORDS,
                SUBJECT,
                TEXT,
                NOW,
                NOW.plus(DEADLINES.high()));
    }

    private static AnswerReport answer(Answer answer, Measure measure, String by) {
        return new AnswerReport("report-1", answer, measure, WHY, by);
    }

    private static ReportAnswered answered() {
        return answered(Measure.WARNING, "tina");
    }

    private static ReportAnswered answered(Measure measure, String by) {
        return new ReportAnswered(
                "report-1",
                "message-1",
                "conversation-1",
                "order-1",
                "berta",
                "selim",
                Role.SELLER,
                Category.FRAUD,
                NOW,
                Answer.UPHELD,
                measure,
                WHY,
                by,
                NOW);
    }

    @Test
    void aReportComesInOnceAndIsDueByItsCategory() {
        fixture.givenNoPriorActivity().when(receive()).expectEvents(received());
        fixture.given(received()).when(receive()).expectNoEvents();
    }

    @Test
    void aReportIsAnsweredOnce() {
        fixture.given(received())
                .when(answer(Answer.UPHELD, Measure.WARNING, "tina"))
                .expectEvents(answered());
        fixture.given(received(), answered())
                .when(answer(Answer.UPHELD, Measure.WARNING, "tina"))
                .expectNoEvents();
        fixture.given(received(), answered())
                .when(answer(Answer.REJECTED, Measure.NONE, "tom"))
                .expectException(ReportRejection.AnsweredBefore.class);
    }

    private static ReportAnswerProposed proposed() {
        return new ReportAnswerProposed("report-1", "selim", Answer.UPHELD, Measure.RESTRICTION, WHY, "tina", NOW);
    }

    @Test
    void aRestrictionTakesTwoPeopleWhoWantIt() {
        fixture.given(received())
                .when(answer(Answer.UPHELD, Measure.RESTRICTION, "tina"))
                .expectResultMessagePayload(false)
                .expectEvents(proposed());
        fixture.given(received(), proposed())
                .when(answer(Answer.UPHELD, Measure.RESTRICTION, "tina"))
                .expectResultMessagePayload(false)
                .expectNoEvents();
        fixture.given(received(), proposed())
                .when(answer(Answer.UPHELD, Measure.NONE, "tina"))
                .expectException(ReportRejection.SpokenBefore.class);
        fixture.given(received(), proposed())
                .when(answer(Answer.UPHELD, Measure.RESTRICTION, "tom"))
                .expectResultMessagePayload(true)
                .expectEvents(answered(Measure.RESTRICTION, "tom"));
        fixture.given(received(), proposed())
                .when(answer(Answer.UPHELD, Measure.WARNING, "tom"))
                .expectEvents(answered(Measure.WARNING, "tom"));
    }

    @Test
    void neitherReporterNorSenderAnswers() {
        for (String side : List.of("berta", "selim")) {
            fixture.given(received())
                    .when(answer(Answer.UPHELD, Measure.NONE, side))
                    .expectException(ReportRejection.OwnReport.class);
        }
    }

    @Test
    void nothingFollowsFromARejectedReport() {
        fixture.given(received())
                .when(answer(Answer.REJECTED, Measure.RESTRICTION, "tina"))
                .expectException(ReportRejection.NoGround.class);
    }

    private static ReportAppealed appealed() {
        return new ReportAppealed(
                "report-1",
                "conversation-1",
                "order-1",
                "selim",
                Category.FRAUD,
                Measure.WARNING,
                APPEAL,
                NOW,
                NOW.plus(DEADLINES.high()));
    }

    private static ReportAppealDecided appealDecided(Measure before, Measure measure) {
        return new ReportAppealDecided(
                "report-1",
                "message-1",
                "conversation-1",
                "order-1",
                "selim",
                Role.SELLER,
                Category.FRAUD,
                before,
                measure,
                WHY,
                "tom",
                NOW);
    }

    private static DecideReportAppeal decide(Measure measure, String by) {
        return new DecideReportAppeal("report-1", measure, WHY, by);
    }

    @Test
    void aMeasureIsAppealedOnceAndNothingElse() {
        AppealReport appeal = new AppealReport("report-1", APPEAL, NOW);
        fixture.given(received(), answered()).when(appeal).expectEvents(appealed());
        fixture.given(received(), answered(), appealed()).when(appeal).expectNoEvents();
        fixture.given(received(), answered(Measure.NONE, "tina")).when(appeal).expectNoEvents();
        fixture.given(received()).when(appeal).expectNoEvents();
        fixture.givenNoPriorActivity().when(appeal).expectNoEvents();
    }

    @Test
    void anAppealIsDecidedBySomebodyWhoHadNoSayAndNeverGetsWorse() {
        fixture.given(received(), answered(), appealed())
                .when(decide(Measure.NONE, "tom"))
                .expectEvents(appealDecided(Measure.WARNING, Measure.NONE));
        fixture.given(received(), answered(), appealed())
                .when(decide(Measure.RESTRICTION, "tom"))
                .expectException(ReportRejection.Graver.class);
        fixture.given(received(), answered(), appealed())
                .when(decide(Measure.NONE, "tina"))
                .expectException(ReportRejection.SpokenBefore.class);
        fixture.given(received(), proposed(), answered(Measure.WARNING, "timo"), appealed())
                .when(decide(Measure.NONE, "tina"))
                .expectException(ReportRejection.SpokenBefore.class);
        for (String side : List.of("berta", "selim")) {
            fixture.given(received(), answered(), appealed())
                    .when(decide(Measure.NONE, side))
                    .expectException(ReportRejection.OwnReport.class);
        }
        fixture.given(received(), answered())
                .when(decide(Measure.NONE, "tom"))
                .expectException(ReportRejection.NotAppealed.class);
        fixture.given(received(), answered(), appealed(), appealDecided(Measure.WARNING, Measure.NONE))
                .when(decide(Measure.NONE, "tom"))
                .expectNoEvents();
        fixture.given(received(), answered(), appealed(), appealDecided(Measure.WARNING, Measure.NONE))
                .when(decide(Measure.WARNING, "tilda"))
                .expectException(ReportRejection.AnsweredBefore.class);
    }

    @Test
    void storedEventsKeepTheirForm() {
        GoldenFiles.check(
                new EventCatalog(ReportEvent.class),
                List.of(
                        received(),
                        proposed(),
                        answered(),
                        appealed(),
                        appealDecided(Measure.RESTRICTION, Measure.WARNING)));
    }
}
