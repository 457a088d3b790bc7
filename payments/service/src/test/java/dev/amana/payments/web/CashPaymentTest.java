package dev.amana.payments.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.standardwebhooks.Webhook;
import dev.amana.gateway.contract.MarketplaceEvent.OrderPaid;
import dev.amana.payments.PaymentsTest;
import dev.amana.payments.ledger.Ledger;
import dev.amana.payments.ledger.Transfer.Account;
import dev.amana.payments.paycode.PayCodeNumber;
import dev.amana.testkit.DemoTokens;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A buyer pays an order in cash, through the doors that buyers and partners use. */
class CashPaymentTest extends PaymentsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String SECRET = "whsec_ZGVtby1zZWNyZXQtb2YtdGhlLXBhcnRuZXItc3RvcmU=";

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void cashMovesFromTheTillToTheMarketplacesClaimOnce() throws Exception {
        JsonNode code = issued("pay-1", "buyer-1", 4999);
        assertThat(code.path("amountMinor").asLong()).isEqualTo(4999);
        assertThat(code.path("currency").asString()).isEqualTo("EUR");
        long owed = -ledger.debitBalanceMinor(Account.owedToMarketplace("EUR"));
        long inTills = ledger.debitBalanceMinor(Account.cashAt("store", "EUR"));

        HttpResponse<byte[]> paid = report("w-1", report(code, 4999));

        assertThat(paid.statusCode()).as(json(paid).toString()).isEqualTo(200);
        assertThat(json(paid).path("orderId").asString()).isEqualTo("pay-1");
        assertThat(report("w-1", report(code, 4999)).statusCode()).isEqualTo(200);
        assertThat(-ledger.debitBalanceMinor(Account.owedToMarketplace("EUR"))).isEqualTo(owed + 4999);
        assertThat(ledger.debitBalanceMinor(Account.cashAt("store", "EUR"))).isEqualTo(inTills + 4999);
        assertThat(jdbc.sql("select coalesce(sum(debit_balance_minor), 0) from balance")
                        .query(Long.class)
                        .single())
                .isZero();
        String path = "/api/pay-codes/" + code.path("payCodeId").asString();
        await().atMost(SOON)
                .until(() -> json(get(path, DemoTokens.bearer("buyer-1", "buyer")))
                        .path("state")
                        .asString()
                        .equals("PAID"));
        assertThat(type(report("w-2", report(code, 4999)))).isEqualTo("409 /problems/pay-code-already-paid");
        assertThat(ledger.debitBalanceMinor(Account.cashAt("store", "EUR"))).isEqualTo(inTills + 4999);
        assertThat(type(post(
                        "/api/pay-codes",
                        "{\"orderId\": \"pay-1\"}",
                        "Authorization",
                        DemoTokens.bearer("buyer-1", "buyer"))))
                .isEqualTo("409 /problems/pay-code-already-paid");
    }

    @Test
    void refusedCashLeavesNoTraceInTheBalance() throws Exception {
        JsonNode code = issued("pay-2", "buyer-2", 1000);
        long inTills = ledger.debitBalanceMinor(Account.cashAt("store", "EUR"));
        assertThat(type(report("w-3", report(code, 999)))).isEqualTo("409 /problems/wrong-amount");
        assertThat(type(report("w-4", misread(report(code, 1000))))).doesNotStartWith("200");
        assertThat(ledger.debitBalanceMinor(Account.cashAt("store", "EUR"))).isEqualTo(inTills);
    }

    /** The same report with another first digit in the number, which the check digits always notice. */
    private static String misread(String report) {
        int digit = report.indexOf("\"number\": \"") + "\"number\": \"".length();
        char other = report.charAt(digit) == '9' ? '1' : '9';
        return report.substring(0, digit) + other + report.substring(digit + 1);
    }

    @Test
    void correctedReportIsBookedWithTheAmountThatItTells() throws Exception {
        JsonNode code = issued("pay-9", "buyer-9", 1000);
        long inTills = ledger.debitBalanceMinor(Account.cashAt("store", "EUR"));
        assertThat(type(report("w-9", report(code, 900)))).isEqualTo("409 /problems/wrong-amount");

        assertThat(json(report("w-9", report(code, 1000))).path("amountMinor").asLong())
                .isEqualTo(1000);

        assertThat(ledger.debitBalanceMinor(Account.cashAt("store", "EUR"))).isEqualTo(inTills + 1000);
        assertThat(type(report("w-9", report(code, 900)))).isEqualTo("422 /problems/paid-other-amount");
        assertThat(ledger.debitBalanceMinor(Account.cashAt("store", "EUR"))).isEqualTo(inTills + 1000);
    }

    @Test
    void orderIsPaidWithOneOfItsCodesOnly() throws Exception {
        JsonNode code = issued("pay-10", "buyer-10", 1000);
        String number = PayCodeNumber.random(new Random(10)).digits();
        jdbc.sql("""
                        insert into pay_code (pay_code_id, order_id, attempt, number, payer_id, amount_minor, currency,
                            issued_at, expires_at)
                        select 'sibling', order_id, 2, ?, payer_id, amount_minor, currency, issued_at, expires_at
                        from pay_code where order_id = 'pay-10'""").param(number).update();
        assertThat(report("w-10", report(code, 1000)).statusCode()).isEqualTo(200);
        String sibling = report(code, 1000).replace(code.path("number").asString(), number);
        assertThat(type(report("w-11", sibling))).isEqualTo("409 /problems/order-already-paid");
    }

    @Test
    void noCodeForAnOrderThatIsPaidOtherwise() {
        issued("pay-11", "buyer-11", 1000);
        tell("pay-11", 1, new OrderPaid("pay-11", Instant.now()));
        await().atMost(SOON)
                .until(() -> type(post(
                                "/api/pay-codes",
                                "{\"orderId\": \"pay-11\"}",
                                "Authorization",
                                DemoTokens.bearer("buyer-11", "buyer")))
                        .equals("409 /problems/order-closed"));
    }

    @Test
    void unsignedAndAlteredCallsAreRefused() throws Exception {
        JsonNode code = issued("pay-3", "buyer-3", 1000);
        String body = report(code, 1000);
        String time = Long.toString(Instant.now().getEpochSecond());
        String signature = new Webhook(SECRET).sign("w-5", Long.parseLong(time), body);
        assertThat(type(post(
                        "/api/partners/store/payments",
                        body.replace("branch-7", "branch-8"),
                        "webhook-id",
                        "w-5",
                        "webhook-timestamp",
                        time,
                        "webhook-signature",
                        signature)))
                .isEqualTo("401 /problems/signature-wrong");
        long old = Instant.now().getEpochSecond() - 400;
        assertThat(type(post(
                        "/api/partners/store/payments",
                        body,
                        "webhook-id",
                        "w-5",
                        "webhook-timestamp",
                        Long.toString(old),
                        "webhook-signature",
                        new Webhook(SECRET).sign("w-5", old, body))))
                .isEqualTo("401 /problems/signature-wrong");
        assertThat(type(post("/api/partners/other/payments", body, "webhook-id", "w-5")))
                .isEqualTo("401 /problems/signature-wrong");
    }

    @Test
    void unknownAndMistypedNumbersAreTold() throws Exception {
        String body = "{\"number\": \"%s\", \"amountMinor\": 1, \"currency\": \"EUR\", \"branch\": \"b\","
                + " \"paidAt\": \"2026-11-21T10:00:00Z\"}";
        assertThat(type(report("w-6", body.formatted("1234567890123456"))))
                .isEqualTo("422 /problems/pay-code-number-mistyped");
        long unissued = 98_765_432_109_876L * 100;
        assertThat(type(report("w-7", body.formatted(unissued + 98 - unissued % 97))))
                .isEqualTo("404 /problems/unknown-pay-code");
    }

    @Test
    void codeExpiresByItselfAndAFreshOneCanBeHad() throws Exception {
        JsonNode code = issued("pay-4", "buyer-4", 1000);
        String path = "/api/pay-codes/" + code.path("payCodeId").asString();
        String bearer = DemoTokens.bearer("buyer-4", "buyer");
        await().atMost(SOON)
                .until(() -> json(get(path, bearer)).path("state").asString().equals("EXPIRED"));
        assertThat(type(report("w-8", report(code, 1000)))).isEqualTo("409 /problems/pay-code-expired");
        var fresh = post("/api/pay-codes", "{\"orderId\": \"pay-4\"}", "Authorization", bearer);
        assertThat(fresh.statusCode()).isEqualTo(201);
        assertThat(json(fresh).path("number").asString())
                .isNotEqualTo(code.path("number").asString());
    }

    @Test
    void pictureSaysTheNumberAndIsTheBuyersOwn() throws Exception {
        JsonNode code = issued("pay-5", "buyer-5", 1000);
        String path = code.path("qr").asString();
        HttpResponse<byte[]> picture = get(path, DemoTokens.bearer("buyer-5", "buyer"));
        assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/png");
        var image = new BufferedImageLuminanceSource(ImageIO.read(new ByteArrayInputStream(picture.body())));
        assertThat(new QRCodeReader()
                        .decode(new BinaryBitmap(new HybridBinarizer(image)))
                        .getText())
                .isEqualTo(code.path("number").asString());
        assertThat(get(path, DemoTokens.bearer("buyer-6", "buyer")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void codeIsForTheOrdersBuyerOnlyAndAskedForTwiceTheSame() {
        JsonNode code = issued("pay-6", "buyer-7", 1000);
        assertThat(type(post(
                        "/api/pay-codes",
                        "{\"orderId\": \"pay-6\"}",
                        "Authorization",
                        DemoTokens.bearer("buyer-8", "buyer"))))
                .isEqualTo("404 /problems/unknown-order");
        var again = post(
                "/api/pay-codes", "{\"orderId\": \"pay-6\"}", "Authorization", DemoTokens.bearer("buyer-7", "buyer"));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).path("payCodeId").asString())
                .isEqualTo(code.path("payCodeId").asString());
    }

    private JsonNode issued(String orderId, String buyerId, long totalMinor) {
        placed(orderId, buyerId, totalMinor);
        var issued = new AtomicReference<HttpResponse<byte[]>>();
        await().atMost(SOON).until(() -> {
            issued.set(post(
                    "/api/pay-codes",
                    "{\"orderId\": \"" + orderId + "\"}",
                    "Authorization",
                    DemoTokens.bearer(buyerId, "buyer")));
            return issued.get().statusCode() == 201;
        });
        return json(issued.get());
    }

    private static String report(JsonNode code, long amountMinor) {
        return "{\"number\": \"%s\", \"amountMinor\": %d, \"currency\": \"EUR\", \"branch\": \"branch-7\", \"paidAt\": \"%s\"}"
                .formatted(code.path("number").asString(), amountMinor, Instant.now());
    }

    private HttpResponse<byte[]> report(String id, String body) throws Exception {
        long time = Instant.now().getEpochSecond();
        return post(
                "/api/partners/store/payments",
                body,
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(time),
                "webhook-signature",
                new Webhook(SECRET).sign(id, time, body));
    }

    private static String type(HttpResponse<byte[]> response) {
        return response.statusCode() + " " + json(response).path("type").asString();
    }
}
