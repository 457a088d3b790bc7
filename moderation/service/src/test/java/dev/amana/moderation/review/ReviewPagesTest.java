package dev.amana.moderation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.moderation.verdict.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the desk, in each language. */
class ReviewPagesTest extends DeskTest {
    @Test
    void leadTellsTeamsAndChoosesKnownAnswersOnThePage() throws IOException, InterruptedException {
        String quality = "/console/review/quality";
        String agent = "agent-" + unique;
        assertThat(page("POST", quality + "/teams", "staffId=" + agent + "&team=north", "en")
                        .statusCode())
                .isEqualTo(302);
        assertThat(jdbc.sql("select team from staff_team where staff_id = :id")
                        .param("id", agent)
                        .query(String.class)
                        .single())
                .isEqualTo("north");
        assertThat(page("POST", quality + "/teams", "staffId=pages-" + unique + "&team=north", "en")
                        .statusCode())
                .as("of oneself")
                .isEqualTo(403);
        String id = held(Role.SELLER, "seller-" + unique, "I will kill you.");
        await().atMost(SOON).until(() -> outcomeOf(id).equals("BLOCKED"));
        assertThat(page("POST", quality + "/golden", "screeningId=" + id, "en").statusCode())
                .isEqualTo(302);
        String shown = page("GET", quality, "", "en").body();
        assertThat(shown).contains(id);
        Matcher retirement =
                Pattern.compile(quality + "/golden/[^\"]+/retirement").matcher(shown);
        assertThat(retirement.find()).isTrue();
        assertThat(page("POST", retirement.group(), "", "en").statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ar", "ja"})
    void everyPageHasItsTexts(String locale) throws IOException, InterruptedException {
        held(3).forEach(id -> {
            surroundings.letGo(id, Instant.EPOCH);
            surroundings.delivered(Map.of(id, Instant.EPOCH));
        });
        String all = "language=" + language;
        HttpResponse<String> desk = page("GET", "/console/review?" + all, "", locale);
        assertThat(desk.statusCode()).as(desk.body()).isEqualTo(200);
        HttpResponse<String> item = page("POST", "/console/review/take", all, locale);
        assertThat(item.statusCode()).as(item.body()).isEqualTo(200);
        assertThat(item.body()).contains("WhatsApp", "<mark", "data-token=", "id=\"delivered\"");
        HttpResponse<String> many = page("GET", "/console/review/many?outcome=cleared&" + all, "", locale);
        assertThat(many.statusCode()).as(many.body()).isEqualTo(200);
        String chosen = Pattern.compile("value=\"([^\"]+:1)\"")
                .matcher(many.body())
                .results()
                .map(found -> "item=" + found.group(1))
                .collect(Collectors.joining("&"));
        HttpResponse<String> applied =
                page("POST", "/console/review/many", chosen + "&outcome=cleared&code=PERMITTED", locale);
        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(302);
        String batch = applied.headers().firstValue("Location").orElseThrow();
        assertThat(page("GET", batch, "", locale).body()).contains("max=\"3\"");
        assertThat(page("POST", batch + "/undo", "", locale).statusCode()).isEqualTo(302);
        assertThat(page("GET", batch + "/state", "", locale).statusCode()).isEqualTo(200);
        for (String path : List.of("/counts", "/quality", "/many?language=xx")) {
            HttpResponse<String> more = page("GET", "/console/review" + path, "", locale);
            assertThat(more.statusCode()).as(more.body()).isEqualTo(200);
        }
        HttpResponse<String> classifier = page("GET", "/console/rules/classifier", "", locale);
        assertThat(classifier.statusCode()).as(classifier.body()).isEqualTo(200);
        assertThat(page("POST", "/console/review/take", "language=xx", locale).body())
                .contains("id=\"nothing\"");
    }

    @Test
    void picturesAreAddressedByTheirItemAndShownToWhoHasIt() throws IOException, InterruptedException {
        String id = held(Role.SELLER, "seller-" + unique, HELD);
        awaitWaiting(1);
        String address = "/console/review/" + id + "/pictures/1";
        assertThat(page("GET", address, "", "en").statusCode()).isEqualTo(404);

        page("POST", "/console/review/take", "language=" + language, "en");
        assertThat(page("GET", address, "", "en").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to)
                        .endsWith("/console/pictures/conversation-" + unique + "/" + id + "/" + id + "-1"));
    }
}
