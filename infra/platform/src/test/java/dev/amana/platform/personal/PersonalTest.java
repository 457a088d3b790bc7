package dev.amana.platform.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.published.SealedText;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PersonalTest {
    private static final SealedText SEALED = new SealedText("party-1", "profile", "c2VhbGVk");

    @Test
    void textNeverStandsInToString() {
        assertThat(Personal.of("party-1", RetentionClass.PROFILE, "Ada Lovelace"))
                .hasToString("Personal[party-1|profile]");
    }

    @Test
    void equalityIsBySubjectClassAndText() {
        Personal ada = Personal.of("party-1", RetentionClass.PROFILE, "Ada");
        assertThat(ada)
                .isEqualTo(Personal.of("party-1", RetentionClass.PROFILE, "Ada"))
                .hasSameHashCodeAs(Personal.of("party-1", RetentionClass.PROFILE, "Ada"))
                .isEqualTo(Personal.of(SEALED, any -> Optional.of("Ada")))
                .isNotEqualTo(Personal.of("party-1", RetentionClass.PROFILE, "Grace"))
                .isNotEqualTo(Personal.of("party-2", RetentionClass.PROFILE, "Ada"))
                .isNotEqualTo(Personal.of("party-1", RetentionClass.CORRESPONDENCE, "Ada"))
                .isNotEqualTo(Personal.of(SEALED, any -> Optional.empty()));
    }

    @Test
    void twoErasedOnesAreEqualOnlyByCiphertext() {
        SealedText other = new SealedText("party-1", "profile", "b3RoZXI");
        assertThat(Personal.of(SEALED, any -> Optional.empty()))
                .isEqualTo(Personal.of(SEALED, any -> Optional.empty()))
                .isNotEqualTo(Personal.of(other, any -> Optional.empty()));
    }

    @Test
    void clearTextIsGoneFromMemoryOnceItIsSealed() {
        Personal ada = Personal.of("party-1", RetentionClass.PROFILE, "Ada");
        assertThatThrownBy(ada::sealed).isInstanceOf(IllegalStateException.class);
        assertThat(ada.close(text -> SEALED, any -> Optional.empty())).isEqualTo(SEALED);
        assertThat(ada.sealed()).isEqualTo(SEALED);
        assertThat(ada.reveal()).isEmpty();
        assertThat(ada.revealOr("(erased)")).isEqualTo("(erased)");
    }

    @Test
    void subjectMayNotImitateTheAssociatedData() {
        assertThatThrownBy(() -> Personal.of("party|profile", RetentionClass.PROFILE, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wireNamesGoBothWays() {
        for (RetentionClass each : RetentionClass.values()) {
            assertThat(RetentionClass.of(each.wireName())).isEqualTo(each);
        }
        assertThat(RetentionClass.CLAIM_EVIDENCE.wireName()).isEqualTo("claim-evidence");
    }
}
