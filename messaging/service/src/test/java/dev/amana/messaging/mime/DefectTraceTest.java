package dev.amana.messaging.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DefectTraceTest {

    @Test
    void tellsWhereAndNotWhatStoodThere() {
        Exception defect = new IllegalStateException("near 'Dear Ms Baum'", new IllegalArgumentException("Dear"));

        assertThat(DefectTrace.of(defect))
                .startsWith("java.lang.IllegalStateException\n\tat dev.amana.messaging.mime.DefectTraceTest")
                .contains("caused by java.lang.IllegalArgumentException")
                .doesNotContain("Dear");
    }
}
