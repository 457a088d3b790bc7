package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.testkit.DemoTokens;
import dev.amana.testkit.ServiceTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pages of orders and of the work on cases, as the service renders them. */
@ServiceTest("moderation")
class WorkPagesTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ORDERS = "/console/availability";

    @LocalServerPort
    int port;

    private final String source = "Ministry " + UUID.randomUUID().toString().substring(0, 8);
    private final String caseFile = "/console/case-files/order-" + UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({
        "en, Availability orders, My cases",
        "de, Verfügbarkeitsanordnungen, Meine Fälle",
        "ar, أوامر الإتاحة, حالاتي",
        "ja, 提供制限命令, 自分の担当"
    })
    void pagesSpeakTheReadersLanguage(String language, String orders, String cases) {
        for (String path : new String[] {
            ORDERS,
            ORDERS + "/new",
            "/console/case-files",
            caseFile,
            "/console/investigations",
            "/console/reports/transparency",
            "/console/reports"
        }) {
            HttpResponse<String> page = send(request("trust-lead", path).header("Accept-Language", language));
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(page.body()).doesNotContain("??");
        }
        assertThat(send(request("trust-lead", ORDERS).header("Accept-Language", language))
                        .body())
                .contains(orders);
        assertThat(send(request("trust", "/console/case-files").header("Accept-Language", language))
                        .body())
                .contains(cases);
    }

    @Test
    void leadOpensAnInvestigationAndFindsIt() {
        String staff = "agent-" + UUID.randomUUID();
        HttpResponse<String> opened =
                post("/console/investigations", "staffId=" + staff + "&why=A+call+from+a+customer");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(302);
        String page = opened.headers().firstValue("Location").orElseThrow();
        assertThat(send(request("trust-lead", page)).body()).contains(staff, "The investigation is open.");
        String found = "/console/investigations?state=OPEN&staffId=" + staff;
        assertThat(send(request("trust", found)).body())
                .contains(">" + staff + "<")
                .doesNotContain("<textarea");
        assertThat(send(request("trust", "/console/investigations?state=CLOSED&staffId=" + staff))
                        .body())
                .doesNotContain(">" + staff + "<");
    }

    @Test
    void transparencyReportIsReadAndTakenAway() {
        HttpResponse<String> wrong =
                send(request("auditor", "/console/reports/transparency?from=2026-02-01&until=2026-01-01"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Please choose an end after the beginning");
        HttpResponse<String> csv =
                send(request("auditor", "/api/transparency-report/csv?from=2026-01-01&until=2026-02-01"));
        assertThat(csv.body()).startsWith("section,group,figure,value");
    }

    @Test
    void anOrderIsLookedAtEnteredAndRuledOn() {
        HttpResponse<String> preview = post(ORDERS + "/new", order("preview"));
        assertThat(preview.statusCode()).as(preview.body()).isEqualTo(200);
        assertThat(preview.body())
                .contains("What this would do", "value=\"enter\"")
                .doesNotContain("??");
        HttpResponse<String> wrong = post(ORDERS + "/new", order("enter").replace("issuedAt=2020", "issuedAt=x"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Please check:", "Date of the document");

        assertThat(post(ORDERS + "/new", order("enter")).headers().firstValue("Location"))
                .hasValue(ORDERS + "?done=order-entered");
        String path = await().atMost(SOON).until(this::pathOfOrder, found -> !found.isEmpty());
        String stay = "kind=stay&citation=Injunction&document=Ruling&effectiveAt=2020-09-19T10:00&act=";
        HttpResponse<String> looked = post(path + "/rulings", stay + "preview");
        assertThat(looked.statusCode()).as(looked.body()).isEqualTo(200);
        assertThat(looked.body()).contains("What this would do").doesNotContain("??");
        assertThat(post(path + "/rulings", stay + "enter").statusCode()).isEqualTo(302);
        await().atMost(SOON).until(() -> send(request("auditor", path)).body().contains("Injunction"));
        assertThat(send(request("auditor", path)).body()).doesNotContain("/rulings");
        assertThat(send(request("trust", ORDERS + "/new")).statusCode()).isEqualTo(403);
    }

    @Test
    void whatNobodyObeysIsSaidWhereItIsTypedWithWhatIsObeyed() {
        for (String act : List.of("preview", "enter")) {
            HttpResponse<String> refused = post(ORDERS + "/new", order(act).replace("app:x", "amana:mesaging"));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body())
                    .contains("No part of Amana obeys this:", "amana:messaging.submission", "value=\"Gazette\"")
                    .doesNotContain("??", "value=\"enter\"");
        }
        assertThat(send(request("trust", ORDERS)).body()).doesNotContain(source);
    }

    @Test
    void oneScopeOfManyIsStayedAndOneStayOfManyLiftedAndAnAmendmentBeginsWithAllOfThem() {
        assertThat(post(ORDERS + "/new", order("enter") + more(1) + more(2) + more(3))
                        .statusCode())
                .isEqualTo(302);
        String path = await().atMost(SOON).until(this::pathOfOrder, found -> !found.isEmpty());
        String page = send(request("trust-lead", path)).body();
        assertThat(page)
                .contains("name=\"only.scope-4\"", "name=\"id3\" value=\"scope-4\"", "id=\"subject4\"")
                .doesNotContain("id=\"subject5\"", "id=\"stay\"", "??");

        rule(path, "kind=stay&only.scope-2=on");
        rule(path, "kind=stay&only.scope-2=on&only.scope-3=on");
        assertThat(send(request("trust-lead", path)).body())
                .contains("<option value=\"2\">Act 7 · 2020-09-19 10:00 UTC</option>", "<option value=\"3\">");
        assertThat(inForce(path)).containsExactlyInAnyOrder("scope-1", "scope-4");
        rule(path, "kind=stay-lift&stay=3");
        assertThat(inForce(path)).containsExactlyInAnyOrder("scope-1", "scope-3", "scope-4");

        rule(
                path,
                "kind=amendment" + row(0, "scope-1", "app:x") + row(1, "scope-2", "app:new") + row(2, "", "app:more"));
        assertThat(inForce(path)).containsExactlyInAnyOrder("scope-1", "scope-5", "scope-6");
    }

    /** Enters it, and waits until it is seen. */
    private void rule(String path, String ruling) {
        int before = history(path).size();
        String form = ruling + "&citation=Act+7&document=Ruling&effectiveAt=2020-09-19T10:00&act=";
        HttpResponse<String> looked = post(path + "/rulings", form + "preview");
        assertThat(looked.body()).contains("What this would do");
        HttpResponse<String> entered = post(path + "/rulings", form + "enter");
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(302);
        await().atMost(SOON).until(() -> history(path).size() > before);
    }

    /** Names of the scopes of an order that are in force now. */
    private List<String> inForce(String path) {
        JsonNode history = history(path);
        return history.get(history.size() - 1)
                .path("effects")
                .valueStream()
                .filter(effect -> effect.path("inForce").valueStream().anyMatch(span -> !span.hasNonNull("until")))
                .map(effect -> effect.at("/scope/scopeId").asString())
                .toList();
    }

    private JsonNode history(String path) {
        String orderId = path.substring(path.lastIndexOf('/') + 1);
        return JsonMapper.shared()
                .readTree(send(request("trust", "/api/availability-orders/" + orderId))
                        .body());
    }

    private static String more(int row) {
        return row(row, "", "app:x" + row);
    }

    private static String row(int row, String scopeId, String subject) {
        return "&id%1$d=%2$s&subject%1$d=%3$s&area%1$d=UPDATES&cohort%1$d=ALL&from%1$d=2020-09-20T10:00"
                .formatted(row, scopeId, subject);
    }

    @Test
    void aCaseIsTakenFromItsPartOfThePage() {
        assertThat(post(caseFile + "/assignee", "staffId=trust-lead").statusCode())
                .isEqualTo(302);
        assertThat(post(caseFile + "/notes", "text=Called+the+seller").statusCode())
                .isEqualTo(302);
        assertThat(post(caseFile + "/tasks", "text=Receipt&dueAt=2020-01-01T10:00")
                        .statusCode())
                .isEqualTo(302);
        assertThat(post(caseFile + "/tags", "tags=fraud,+urgent").statusCode()).isEqualTo(302);
        await().atMost(SOON).until(() -> part().contains("fraud, urgent"));
        assertThat(part()).contains("Called the seller", "Receipt").doesNotContain("<html", "??");
        assertThat(send(request("trust-lead", "/console/case-files")).body())
                .contains(caseFile.substring(caseFile.lastIndexOf('/') + 1));
        assertThat(send(request("auditor", caseFile)).body()).doesNotContain("<textarea");
        assertThat(send(request("agent", caseFile)).statusCode()).isEqualTo(403);
    }

    private String part() {
        return send(request("trust-lead", caseFile).header("HX-Request", "true"))
                .body();
    }

    private String pathOfOrder() {
        String page = send(request("trust", ORDERS)).body();
        Matcher link = Pattern.compile("href=\"(" + ORDERS + "/[^\"]+)\"><bdi>" + source)
                .matcher(page);
        return link.find() ? link.group(1) : "";
    }

    private String order(String act) {
        return "sourceKind=AUTHORITY&source=" + URLEncoder.encode(source, StandardCharsets.UTF_8)
                + "&jurisdictions=QX&issuedAt=2020-08-06T10:00&effectiveAt=2020-09-18T10:00&citation=Act+7&document=Gazette"
                + "&subject0=app:x&area0=UPDATES&cohort0=ALL&from0=2020-09-20T10:00&act=" + act;
    }

    private HttpResponse<String> post(String path, String form) {
        return send(request("trust-lead", path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(String role, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", DemoTokens.bearer(role, role));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
