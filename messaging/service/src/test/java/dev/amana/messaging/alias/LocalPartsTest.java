package dev.amana.messaging.alias;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LocalPartsTest {
    private final LocalParts localParts = new LocalParts();

    @Test
    void localPartIsLowerCaseWithoutLettersThatLookAlike() {
        assertThat(localParts.next()).matches("[0-9a-hjkmnp-tv-z]{24}");
    }

    @Test
    void noneComesTwice() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(localParts.next())).isTrue();
        }
    }

    @Test
    void whatAPersonTypesIsUnderstood() {
        assertThat(LocalParts.canonical("ABC0LIO")).isEqualTo("abc0110");
    }
}
