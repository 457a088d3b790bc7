package dev.amana.moderation.staff;

import dev.amana.moderation.staff.StaffCommand.ReinstateStaff;
import dev.amana.moderation.staff.StaffCommand.SuspendStaff;
import dev.amana.moderation.staff.StaffEvent.StaffReinstated;
import dev.amana.moderation.staff.StaffEvent.StaffSuspended;
import dev.amana.platform.eventstore.EventCatalog;
import dev.amana.testkit.GoldenFiles;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class StaffMemberTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String MEMBER = "staff-anna";

    private final FixtureConfiguration<StaffMember> fixture = new AggregateTestFixture<>(StaffMember.class);

    private static SuspendStaff suspend(String investigation) {
        return new SuspendStaff("anna", investigation, "rules", NOW);
    }

    private static ReinstateStaff reinstate(String investigation) {
        return new ReinstateStaff("anna", investigation, true, "lena", NOW);
    }

    private static StaffSuspended suspended(int revision, String investigation) {
        return new StaffSuspended(MEMBER, "anna", revision, investigation, "rules", NOW);
    }

    private static StaffReinstated reinstated(int revision, String investigation, boolean still) {
        return new StaffReinstated(MEMBER, "anna", revision, investigation, still, true, "lena", NOW);
    }

    @Test
    void anInvestigationSuspendsOnceAndNotAgainAfterItWasLifted() {
        fixture.givenNoPriorActivity().when(suspend("i1")).expectEvents(suspended(1, "i1"));
        fixture.given(suspended(1, "i1")).when(suspend("i1")).expectNoEvents();
        fixture.given(suspended(1, "i1"), reinstated(2, "i1", false))
                .when(suspend("i1"))
                .expectNoEvents();
    }

    @Test
    void theSuspensionLastsUntilTheLastInvestigationLiftsIt() {
        fixture.given(suspended(1, "i1"), suspended(2, "i2"))
                .when(reinstate("i1"))
                .expectEvents(reinstated(3, "i1", true));
        fixture.given(suspended(1, "i1"), suspended(2, "i2"), reinstated(3, "i1", true))
                .when(reinstate("i2"))
                .expectEvents(reinstated(4, "i2", false));
        fixture.given(suspended(1, "i1")).when(reinstate("i2")).expectNoEvents();
    }

    @Test
    void everyStoredEventReadsAsItWasWritten() {
        GoldenFiles.check(new EventCatalog(StaffEvent.class), List.of(suspended(1, "i1"), reinstated(2, "i1", false)));
    }
}
