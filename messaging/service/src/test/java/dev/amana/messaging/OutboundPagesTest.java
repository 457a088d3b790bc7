package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import dev.amana.testkit.DemoTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The operators' page of the outbound queue as the service renders it. */
class OutboundPagesTest extends MessagingServiceTest {
    @Autowired
    Vault vault;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PAGE = "/console/outbound";

    @ParameterizedTest
    @CsvSource({"en, Outgoing mail", "de, Postausgang", "ar, البريد الصادر", "ja, 送信メール"})
    void pageSpeaksTheOperatorsLanguage(String language, String title) {
        var page = send(request("operator", PAGE).header("Accept-Language", language));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains(title).doesNotContain("??");
    }

    @Test
    void pausedQueueSaysSoUntilItIsResumed() {
        assertThat(act("/pause").headers().firstValue("Location")).hasValue(PAGE + "?done=paused");
        try {
            assertThat(send(request("operator", PAGE)).body()).contains("Nothing is sent.", PAGE + "/resume");
        } finally {
            assertThat(act("/resume").headers().firstValue("Location")).hasValue(PAGE + "?done=resumed");
        }
        assertThat(send(request("operator", PAGE)).body()).doesNotContain("Nothing is sent.");
    }

    @Test
    void destinationIsPausedAndItsMailsAreListed() {
        assertThat(act("/some-lane/pause").statusCode()).isEqualTo(302);
        try {
            assertThat(send(request("operator", PAGE)).body()).contains("some-lane", PAGE + "/some-lane/resume");
            assertThat(send(request("operator", PAGE + "/some-lane")).statusCode())
                    .isEqualTo(200);
        } finally {
            act("/some-lane/resume");
        }
        assertThat(send(request("operator", PAGE)).body()).doesNotContain("some-lane");
    }

    @ParameterizedTest
    @CsvSource({
        "en, Why do you need to see it?",
        "de, Wozu müssen Sie ihn sehen?",
        "ar, لماذا تحتاج إلى رؤيته؟",
        "ja, 表示が必要な理由"
    })
    void domainThatCouldNameSomebodyIsShownForAReasonOnly(String language, String question) {
        String domain = "hermit." + unique + ".test";
        String lane = "lane-" + unique;
        addFailed(lane, "someone@" + domain);
        Web operator = as("op", "operator");
        Web.Answer hidden = operator.page(PAGE + "/" + lane, language);
        assertThat(hidden.body())
                .contains(question, "action=\"" + PAGE + "/" + lane + "/domain\"")
                .doesNotContain("??", domain);

        Web.Answer without = operator.form(PAGE + "/" + lane + "/domain", "reason", " ");
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.body())
                .contains("id=\"domain-problem\"", "aria-invalid=\"true\"")
                .doesNotContain(domain);
        assertThat(looks(lane)).isZero();

        Web.Answer shown = operator.form(PAGE + "/" + lane + "/domain", "reason", "Their server refuses us");
        assertThat(shown.status()).as(shown.body()).isEqualTo(200);
        assertThat(shown.body()).contains(domain, "kept in the audit trail").doesNotContain("domain-reason");
        assertThat(looks(lane)).isOne();
        assertThat(operator.page(PAGE + "/" + lane, language).body()).doesNotContain(domain);
    }

    private void addFailed(String lane, String address) {
        SealedText sealed = vault.seal(Personal.of(buyer, RetentionClass.CORRESPONDENCE, address));
        jdbc.sql("""
                insert into outbound_mail (id, conversation_id, message_id, sender, recipient, address_retention,
                    address_ciphertext, lane, blob_id, blob_subject, blob_retention, blob_sha256, blob_bytes, state,
                    enqueued_at, next_attempt_at, finished_at, reported)
                values (?, '', ?, ?, ?, ?, ?, ?, 'blob', ?, 'correspondence', 'hash', 1, 'failed', now(), now(), now(), true)
                """)
                .params(
                        "mail-" + unique,
                        "mail-" + unique,
                        seller,
                        buyer,
                        sealed.retention(),
                        sealed.ciphertext(),
                        lane,
                        buyer)
                .update();
    }

    private long looks(String lane) {
        return jdbc.sql("""
                        select count(*) from audit_entry
                        where action = 'outbound.domain' and target = ? and reason_ciphertext is not null
                        """).param("outbound/" + lane).query(Long.class).single();
    }

    @Test
    void queueIsForOperatorsOnly() {
        var page = send(request("trust", PAGE));
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("<h2>Not allowed</h2>");
    }

    private HttpResponse<String> act(String path) {
        return send(request("operator", PAGE + path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("reason=test")));
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
