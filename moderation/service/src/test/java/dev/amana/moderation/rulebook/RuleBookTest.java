package dev.amana.moderation.rulebook;

import static dev.amana.moderation.rulebook.RuleBookCommand.BOOK;

import dev.amana.moderation.rulebook.RuleBookCommand.DraftRuleSet;
import dev.amana.moderation.rulebook.RuleBookCommand.GoLive;
import dev.amana.moderation.rulebook.RuleBookCommand.RecordBackTest;
import dev.amana.moderation.rulebook.RuleBookCommand.RetireRuleSet;
import dev.amana.moderation.rulebook.RuleBookCommand.ReviseDraft;
import dev.amana.moderation.rulebook.RuleBookCommand.StartShadow;
import dev.amana.moderation.rulebook.RuleBookEvent.RuleSetBackTested;
import dev.amana.moderation.rulebook.RuleBookEvent.RuleSetDrafted;
import dev.amana.moderation.rulebook.RuleBookEvent.RuleSetRetired;
import dev.amana.moderation.rulebook.RuleBookEvent.RuleSetRevised;
import dev.amana.moderation.rulebook.RuleBookEvent.RuleSetShadowed;
import dev.amana.moderation.rulebook.RuleBookEvent.RuleSetWentLive;
import dev.amana.platform.eventstore.EventCatalog;
import dev.amana.testkit.GoldenFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From draft to live, by two people. */
class RuleBookTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final BackTestFigures FIGURES = new BackTestFigures(1_000, 12, 3, 1, 7);

    private AggregateTestFixture<RuleBook> fixture;

    @BeforeEach
    void book() {
        fixture = new AggregateTestFixture<>(RuleBook.class);
    }

    @Test
    void draftsAreNumberedAndARepeatedOneIsTheSame() {
        fixture.given(drafted(1))
                .when(new DraftRuleSet("draft-2", "house", "text", "digest", "why", "anna", NOW))
                .expectResultMessagePayload(2)
                .expectEvents(drafted(2));
        fixture.given(drafted(1))
                .when(new DraftRuleSet("draft-1", "house", "text", "digest", "why", "anna", NOW))
                .expectResultMessagePayload(1)
                .expectNoEvents();
    }

    @Test
    void onlyDraftsAreRevised() {
        ReviseDraft revise = new ReviseDraft(1, "house", "text 2", "digest-2", "why", "ben", NOW);
        fixture.given(drafted(1)).when(revise).expectEvents(revised(1));
        fixture.given(drafted(1), new RuleSetShadowed(BOOK, 1, "anna", NOW))
                .when(revise)
                .expectException(RuleBookRejection.WrongState.class);
    }

    @Test
    void goesLiveOnlyTestedAndByAnotherThanItsAuthors() {
        GoLive byAnna = new GoLive(1, "anna", NOW);
        GoLive byLea = new GoLive(1, "lea", NOW);
        fixture.given(drafted(1)).when(byLea).expectException(RuleBookRejection.NotBackTested.class);
        fixture.given(drafted(1), tested(1, "digest")).when(byAnna).expectException(RuleBookRejection.OwnRuleSet.class);
        fixture.given(drafted(1), tested(1, "digest"), revised(1))
                .when(byLea)
                .expectException(RuleBookRejection.NotBackTested.class);
        fixture.given(drafted(1), tested(1, "digest"), revised(1), tested(1, "digest-2"))
                .when(new GoLive(1, "ben", NOW))
                .expectException(RuleBookRejection.OwnRuleSet.class);
        fixture.given(drafted(1), tested(1, "digest"))
                .when(byLea)
                .expectEvents(new RuleSetWentLive(BOOK, 1, null, "lea", NOW));
        fixture.given(drafted(1), tested(1, "digest"), live(1, null))
                .when(byLea)
                .expectNoEvents();
    }

    @Test
    void theNextLiveVersionRetiresTheLastAndTheLastMayComeBack() {
        Object[] both = {drafted(1), tested(1, "digest"), live(1, null), drafted(2), tested(2, "digest")};
        fixture.given(both).when(new GoLive(2, "lea", NOW)).expectEvents(live(2, 1));
        fixture.given(drafted(1), tested(1, "digest"), live(1, null), drafted(2), tested(2, "digest"), live(2, 1))
                .when(new GoLive(1, "lea", NOW))
                .expectEvents(live(1, 2));
        fixture.given(drafted(1), tested(1, "digest"), new RuleSetRetired(BOOK, 1, "anna", NOW))
                .when(new GoLive(1, "lea", NOW))
                .expectException(RuleBookRejection.WrongState.class);
    }

    @Test
    void testOfATextThatWasChangedSinceIsWorthNothing() {
        fixture.given(drafted(1), revised(1))
                .when(new RecordBackTest(1, "digest", "test-1", FIGURES, "anna", NOW))
                .expectNoEvents();
        fixture.given(drafted(1))
                .when(new RecordBackTest(1, "digest", "test-1", FIGURES, "anna", NOW))
                .expectEvents(tested(1, "digest"));
    }

    @Test
    void testThatComparedNoMessageIsWorthNothing() {
        for (BackTestFigures none : List.of(BackTestFigures.NONE, new BackTestFigures(5, 0, 0, 0, 5))) {
            fixture.given(drafted(1))
                    .when(new RecordBackTest(1, "digest", "test-1", none, "anna", NOW))
                    .expectNoEvents();
            fixture.given(drafted(1), new RuleSetBackTested(BOOK, 1, "digest", "test-1", none, "anna", NOW))
                    .when(new GoLive(1, "lea", NOW))
                    .expectException(RuleBookRejection.NotBackTested.class);
        }
    }

    @Test
    void unknownVersionsAreRefused() {
        fixture.given(drafted(1))
                .when(new StartShadow(2, "anna", NOW))
                .expectException(RuleBookRejection.UnknownVersion.class);
        fixture.given(drafted(1), live(1, null))
                .when(new RetireRuleSet(1, "lea", NOW))
                .expectEvents(new RuleSetRetired(BOOK, 1, "lea", NOW));
        fixture.given(drafted(1), live(1, null))
                .when(new RetireRuleSet(1, "anna", NOW))
                .expectException(RuleBookRejection.OwnRuleSet.class);
    }

    @Test
    void aFourthShadowIsRefusedUntilOneIsRetired() {
        List<Object> three = new ArrayList<>();
        for (int version = 1; version <= 4; version++) {
            three.add(drafted(version));
        }
        for (int version = 1; version <= 3; version++) {
            three.add(new RuleSetShadowed(BOOK, version, "anna", NOW));
        }
        StartShadow fourth = new StartShadow(4, "anna", NOW);
        fixture.given(three).when(fourth).expectException(RuleBookRejection.TooManyShadows.class);
        three.add(new RuleSetRetired(BOOK, 2, "lea", NOW));
        fixture.given(three).when(fourth).expectEvents(new RuleSetShadowed(BOOK, 4, "anna", NOW));
    }

    @Test
    void everyStoredEventReadsAsItWasWritten() {
        GoldenFiles.check(
                new EventCatalog(RuleBookEvent.class),
                List.of(
                        drafted(1),
                        revised(1),
                        tested(1, "digest"),
                        new RuleSetShadowed(BOOK, 1, "anna", NOW),
                        live(2, 1),
                        new RuleSetRetired(BOOK, 1, "lea", NOW)));
    }

    private static RuleSetDrafted drafted(int version) {
        return new RuleSetDrafted(BOOK, version, "draft-" + version, "house", "text", "digest", "why", "anna", NOW);
    }

    private static RuleSetRevised revised(int version) {
        return new RuleSetRevised(BOOK, version, "house", "text 2", "digest-2", "why", "ben", NOW);
    }

    private static RuleSetBackTested tested(int version, String digest) {
        return new RuleSetBackTested(BOOK, version, digest, "test-1", FIGURES, "anna", NOW);
    }

    private static RuleSetWentLive live(int version, Integer replaced) {
        return new RuleSetWentLive(BOOK, version, replaced, "lea", NOW);
    }
}
