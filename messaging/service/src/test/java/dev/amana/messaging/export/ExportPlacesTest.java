package dev.amana.messaging.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ExportPlacesTest {
    private final ExportPlaces places = new ExportPlaces(new ExportProperties(null, "", 2_000, 500_000, 1));

    @Test
    void noMoreDocumentsAreMadeAtOnceThanThereArePlaces() throws IOException {
        assertThat(places.within(() -> assertThat(places.within(() -> {})).isFalse()))
                .isTrue();
    }

    @Test
    void placeIsFreeAgainAfterAFailure() throws IOException {
        assertThatThrownBy(() -> places.within(() -> {
                    throw new IOException("the reader is gone");
                }))
                .isInstanceOf(IOException.class);
        assertThat(places.within(() -> {})).isTrue();
    }
}
