package dev.amana.messaging.docket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.messaging.docket.ReviewedClaims.Reviewed;
import org.junit.jupiter.api.Test;

class ReviewedClaimsTest {
    private final Reviewed claim = new Reviewed("01JDCLAIM", "A-17");

    @Test
    void namedIsTheClaimOrItsOrderAsAWord() {
        assertThat(claim.isNamedIn("Please withdraw a-17.")).isTrue();
        assertThat(claim.isNamedIn("(01jdclaim)")).isTrue();
        assertThat(claim.isNamedIn("Order A-17-2 and BA-17 and A-178")).isFalse();
    }
}
