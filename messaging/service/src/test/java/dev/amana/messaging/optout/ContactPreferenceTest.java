package dev.amana.messaging.optout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.messaging.optout.ContactPreferenceCommand.OptIn;
import dev.amana.messaging.optout.ContactPreferenceCommand.OptOut;
import dev.amana.messaging.optout.ContactPreferenceCommand.TakeBackAll;
import dev.amana.messaging.optout.ContactPreferenceEvent.ContactOptedIn;
import dev.amana.messaging.optout.ContactPreferenceEvent.ContactOptedOut;
import dev.amana.platform.eventstore.EventCatalog;
import dev.amana.testkit.GoldenFiles;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactPreferenceTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final OptOut OPT_OUT = new OptOut("berta", "selim", NOON);
    private static final String ID = OPT_OUT.preferenceId();

    private final AggregateTestFixture<ContactPreference> fixture = new AggregateTestFixture<>(ContactPreference.class);

    private static ContactOptedOut optedOut(String sellerId) {
        return new ContactOptedOut(ID, "berta", sellerId, NOON);
    }

    @Test
    void optingOutIsSaidOnce() {
        fixture.givenNoPriorActivity().when(OPT_OUT).expectEvents(optedOut("selim"));
        fixture.given(optedOut("selim")).when(OPT_OUT).expectNoEvents();
    }

    @Test
    void takingEverythingBackForgetsEverySeller() {
        fixture.given(optedOut("selim"), optedOut("*"))
                .when(new OptIn("berta", "*", NOON))
                .expectEvents(new ContactOptedIn(ID, "berta", "*", NOON));
        fixture.given(optedOut("selim"), new ContactOptedIn(ID, "berta", "*", NOON))
                .when(new OptIn("berta", "selim", NOON))
                .expectNoEvents();
    }

    @Test
    void takingBackTheChoiceOfAllKeepsThoseOfSingleSellers() {
        TakeBackAll takeBack = new TakeBackAll("berta", NOON);
        fixture.given(optedOut("selim"), optedOut("*"))
                .when(takeBack)
                .expectEvents(new ContactOptedIn(ID, "berta", "*", NOON), optedOut("selim"));
        fixture.given(optedOut("selim")).when(takeBack).expectNoEvents();
    }

    @Test
    void storedChoicesReadAsTheyWereWritten() {
        String id = "01JDPREFERENCE000000000001";
        GoldenFiles.check(
                new EventCatalog(ContactPreferenceEvent.class),
                List.of(
                        new ContactOptedOut(id, "berta", "selim", NOON),
                        new ContactOptedIn(id, "berta", "selim", NOON)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[Important] Your lamp",
                "Re: [wichtig] Lampe",
                "[重要] ランプ",
                "[مهم] المصباح",
                "AW: RE: [ IMPORTANT ]"
            })
    void tagThatBeginsTheSubjectCounts(String subject) {
        assertThat(CriticalTag.in(subject)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Important", "Your [important] lamp", "[news] Lamps"})
    void otherSubjectsAreNotCritical(String subject) {
        assertThat(CriticalTag.in(subject)).isFalse();
    }
}
