package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.platform.Ids;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the public is told about reports and about blocked messages. */
class TransparencyServiceTest extends ReportedMessageTest {
    @Test
    void aBlockedMessageHasAStatementOfReasonsThatNamesNobody() {
        publish(received("I will kill you", null));
        messaging.awaitVerdict(messageId, 1);

        JsonNode statement = statement(Ids.derived("statement", messageId, "1"));
        assertThat(statement.path("category").asString()).isEqualTo("STATEMENT_CATEGORY_CYBER_VIOLENCE");
        assertThat(statement.path("automated_decision").asString()).isEqualTo("AUTOMATED_DECISION_FULLY");
        assertThat(statement.toString()).doesNotContain(unique, "kill");
        assertThat(doors.get("/api/statements-of-reasons/schema", "auditor").body())
                .contains("2020-12");
    }

    @Test
    void theTransparencyReportCountsAsJsonAndAsATable() {
        report();
        String path = "/api/transparency-report" + period;
        JsonNode numbers = json.readTree(doors.get(path, "auditor").body());
        assertThat(numbers.path("notices").valueStream())
                .anySatisfy(line -> assertThat(line.path("category").asString()).isEqualTo("FRAUD"));
        HttpResponse<String> csv = doors.send(
                doors.request(path, "auditor").header("Accept", "text/csv").GET());
        assertThat(csv.body())
                .startsWith("section,group,figure,value\r\n")
                .contains("notices,FRAUD,received,", "appeals,,decided,");
        assertThat(doors.get("/api/transparency-report?from=2026-02-01&until=2026-01-01", "auditor")
                        .statusCode())
                .isEqualTo(400);
        assertThat(doors.get(path, "seller").statusCode()).isEqualTo(403);
    }
}
