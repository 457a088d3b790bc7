package dev.amana.messaging.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.moderation.contract.ObeyedScope;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DoorTest {
    @Test
    void ordersCanNameAllDoorsAndEachAndNoOther() {
        assertThat(ObeyedScope.ALL)
                .filteredOn(scope -> scope.by().equals(ObeyedScope.MESSAGING)
                        && scope.areas().contains("CHANNEL"))
                .extracting(ObeyedScope::subject)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(Door.ALL),
                                Arrays.stream(Door.values())
                                        .map(door ->
                                                Door.ALL + '.' + door.name().toLowerCase(Locale.ROOT)))
                        .toList());
    }

    @Test
    void newConversationsAreOrderedAsAWholeOnly() {
        assertThat(ObeyedScope.ALL)
                .filteredOn(scope -> scope.by().equals(ObeyedScope.MESSAGING)
                        && scope.areas().contains("SIGN_UPS"))
                .extracting(ObeyedScope::subject)
                .containsExactly(Door.ALL);
    }
}
