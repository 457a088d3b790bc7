package dev.amana.moderation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.moderation.report.Category;
import dev.amana.moderation.report.ReportCommand.ReceiveReport;
import dev.amana.moderation.verdict.Role;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UncoveringTest extends DeskTest {
    private int seenBy(String reviewer) {
        return jdbc.sql("select count(*) from review_exposure where reviewer = ?")
                .param(reviewer)
                .query(Integer.class)
                .single();
    }

    @Test
    void graveMessagesAroundAnItemCountOnceTheyAreUncovered() {
        String reviewer = reviewer("rita");
        String grave = held(Role.AGENT, "agent-" + unique, GRAVE);
        held(Role.SELLER, "seller-" + unique, HELD);
        awaitWaiting(2);
        Answer first = take(reviewer);
        assertThat(first.text("itemId")).isEqualTo(grave);
        assertThat(holder("/release", first, reviewer).status()).isEqualTo(204);
        jdbc.sql("delete from review_exposure where reviewer = ?")
                .param(reviewer)
                .update();
        jdbc.sql(
                        "update review_item set leased_by = 'somebody', leased_until = now() + interval '1 hour' where item_id = ?")
                .param(grave)
                .update();

        Answer item = take(reviewer);
        assertThat(item.body().path("around").valueStream())
                .anySatisfy(message ->
                        assertThat(message.path("harmful").asBoolean()).isTrue());
        assertThat(seenBy(reviewer)).as("covered").isZero();
        assertThat(holder("/uncovered", item, reviewer).status()).isEqualTo(204);
        assertThat(holder("/uncovered", item, reviewer).status()).isEqualTo(204);
        await().atMost(SOON).untilAsserted(() -> assertThat(seenBy(reviewer)).isEqualTo(1));
        assertThat(holder("/uncovered", item, reviewer("somebody-else")).problem())
                .endsWith("review-lease-lost");
    }

    @Test
    void graveMessagesAroundAReportCountWithTheLookAtIt() throws IOException, InterruptedException {
        held(Role.AGENT, "agent-" + unique, GRAVE);
        String reported = held(Role.SELLER, "seller-" + unique, "Is the lamp still there?");
        awaitWaiting(1);
        String reportId = "report-" + unique;
        Personal words = Personal.of("seller-" + unique, RetentionClass.CORRESPONDENCE, "Is the lamp still there?");
        commands.sendAndWait(new ReceiveReport(
                reportId,
                reported,
                "conversation-" + unique,
                null,
                "buyer-" + unique,
                "seller-" + unique,
                Role.SELLER,
                Category.SPAM,
                null,
                words,
                words,
                Instant.now()));
        String path = "/console/reports/" + reportId;
        await().atMost(SOON).until(() -> page("GET", path, "", "en").statusCode() == 200);
        assertThat(page("GET", path, "", "en").body()).contains("idiot");
        assertThat(seenBy("pages-" + unique)).isEqualTo(1);
    }

    @Test
    void whatScreeningFoundCountsWhateverTheReporterCallsIt() throws IOException, InterruptedException {
        String grave = held(Role.AGENT, "agent-" + unique, GRAVE);
        awaitWaiting(1);
        String reportId = "report-" + unique;
        Personal words = Personal.of("agent-" + unique, RetentionClass.CORRESPONDENCE, GRAVE);
        commands.sendAndWait(new ReceiveReport(
                reportId,
                grave,
                "conversation-" + unique,
                null,
                "buyer-" + unique,
                "agent-" + unique,
                Role.AGENT,
                Category.SPAM,
                null,
                words,
                words,
                Instant.now()));
        String path = "/console/reports/" + reportId;
        await().atMost(SOON).until(() -> page("GET", path, "", "en").statusCode() == 200);
        assertThat(page("GET", path, "", "en").body())
                .contains("idiot", "sev-high", "<details class=\"rp-text\" id=\"text\">");
        assertThat(seenBy("pages-" + unique)).isEqualTo(1);

        String reviewer = reviewer("rita");
        assertThat(send("GET", "/api/reports/" + reportId + "?reason=review", "", reviewer)
                        .status())
                .isEqualTo(200);
        assertThat(seenBy(reviewer)).isEqualTo(1);
    }
}
