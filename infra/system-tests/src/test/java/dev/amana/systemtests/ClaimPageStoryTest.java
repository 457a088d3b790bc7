package dev.amana.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.amana.systemtests.Browsing.checked;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.amana.standalone.control.Api;
import dev.amana.standalone.control.Mailbox;
import dev.amana.systemtests.Dealing.Party;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A buyer claims from a telephone, the seller answers in Arabic, staff review; operators look at outgoing mail. */
class ClaimPageStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Platform platform = Platform.shared();
    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private Browsing browsing;

    @BeforeEach
    void startBrowser() {
        browsing = new Browsing(platform);
    }

    /** While staff review, the buyer and the seller of all stories write to each other about nothing else. */
    @AfterEach
    void withdraw() {
        Api buyer = platform.as("buyer");
        for (JsonNode claim : buyer.get("/api/claims").body().path("items")) {
            if (claim.path("orderId").asString().equals("claim-" + unique)) {
                String withdrawal = "/api/claims/" + claim.path("claimId").asString() + "/withdrawal";
                await().atMost(PATIENCE)
                        .until(() -> buyer.post(withdrawal, "{}").status() < 300);
            }
        }
    }

    @AfterEach
    void stopBrowser() {
        if (browsing != null) {
            browsing.close();
        }
    }

    @Test
    void claimGoesFromTheConversationToItsReview() {
        Dealing dealing = Dealing.open(
                platform,
                "claim-" + unique,
                new Party("buyer", "buyer@mail.test", "Berta Baum"),
                new Party("seller", "seller@shop.test", "Selim Sand"));
        Page buyer = browsing.signIn("buyer", "en", 360, 740, ColorScheme.LIGHT);
        buyer.navigate(platform.gateway() + "/conversations/" + dealing.conversationId());
        checked(buyer, "conversation-with-claim-link-en-phone");
        buyer.locator(".to-claim").click();
        checked(buyer, "claim-open-en-phone");
        buyer.locator("#reason").selectOption("damaged");
        buyer.locator("#amount").fill("49.90");
        buyer.locator("#text").fill("The kettle " + unique + " has a hole.");
        buyer.locator("main form button").last().click();
        assertThat(buyer.locator(".claim-steps .own .words")).containsText("has a hole");
        checked(buyer, "claim-opened-en-phone");
        String path = buyer.url().replaceAll("\\?.*", "");

        Page seller = browsing.signIn("seller", "ar", 1280, 860, ColorScheme.LIGHT);
        seller.navigate(path);
        // It is shown once moderation has cleared it.
        await().atMost(PATIENCE).until(() -> {
            seller.reload();
            return seller.content().contains("has a hole");
        });
        checked(seller, "claim-answer-ar-desktop");
        seller.locator("#answer-text").fill("كانت الغلاية سليمة عند الإرسال.");
        seller.locator("button[value=false]").click();
        assertThat(seller.locator(".claim-steps .own .words")).containsText("الغلاية");
        checked(seller, "claim-in-review-ar-desktop");

        Page dark = browsing.signIn("buyer", "de", 390, 844, ColorScheme.DARK);
        dark.navigate(path);
        checked(dark, "claim-in-review-de-phone-dark");
        dark.navigate(platform.gateway() + "/claims");
        checked(dark, "claims-de-phone-dark");
        Page japanese = browsing.signIn("seller", "ja", 360, 740, ColorScheme.LIGHT);
        japanese.navigate(path);
        checked(japanese, "claim-ja-phone");
        Page arabic = browsing.signIn("buyer", "ar", 360, 740, ColorScheme.LIGHT);
        arabic.navigate(path);
        checked(arabic, "claim-ar-phone");
        Mailbox box = new Mailbox(platform.port(Platform.IMAP), "seller@shop.test");
        await().atMost(PATIENCE)
                .until(() -> box.mails().stream()
                        .map(mail -> new String(mail, StandardCharsets.UTF_8))
                        .anyMatch(mail -> mail.contains("claim-" + unique) && mail.contains("/claims/")));

        Page staff = browsing.signIn("trust", "en", 1280, 860, ColorScheme.LIGHT);
        staff.navigate(platform.gateway() + "/console/claims");
        checked(staff, "console-claims-en-desktop");
        staff.setViewportSize(360, 740);
        checked(staff, "console-claims-en-phone");
        staff.setViewportSize(1280, 860);
        Locator row = staff.locator(".claim-list a", new Page.LocatorOptions().setHasText("claim-" + unique));
        row.click();
        checked(staff, "console-claim-ask-en-desktop");
        staff.locator("#reason").fill("The buyer's claim");
        staff.locator(".ask button").click();
        assertThat(staff.locator(".claim-steps")).containsText("has a hole");
        checked(staff, "console-claim-en-desktop");
        staff.setViewportSize(360, 740);
        checked(staff, "console-claim-en-phone");
    }

    @Test
    void operatorsSeeOutgoingMailOnAnyScreen() {
        Page operator = browsing.signIn("operator", "en", 1280, 860, ColorScheme.LIGHT);
        operator.navigate(platform.gateway() + "/console/outbound");
        checked(operator, "outbound-en-desktop");
        operator.setViewportSize(360, 740);
        checked(operator, "outbound-en-phone");
        Page arabic = browsing.signIn("operator", "ar", 390, 844, ColorScheme.DARK);
        arabic.navigate(platform.gateway() + "/console/outbound");
        checked(arabic, "outbound-ar-phone-dark");
    }

    @Test
    void operatorsSeeWhatWaitsForADestinationAndAskWhoseItIsOnAnyScreen() {
        Api operators = platform.as("operator");
        Page operator = browsing.signIn("operator", "en", 1280, 860, ColorScheme.LIGHT);
        Page arabic = browsing.signIn("operator", "ar", 390, 844, ColorScheme.DARK);
        operators.post("/api/outbound/pause", "");
        try {
            Dealing dealing = Dealing.open(
                    platform,
                    "waits-" + unique,
                    new Party("buyer", "buyer@mail.test", "Berta Baum"),
                    new Party("seller", "seller@shop.test", "Selim Sand"));
            platform.as("buyer")
                    .post(
                            "/api/conversations/" + dealing.conversationId() + "/messages",
                            "{\"text\": \"Is the kettle " + unique + " heavy?\"}");
            JsonNode mail = await().atMost(PATIENCE)
                    .until(
                            () -> operators
                                    .get("/api/outbound/mails")
                                    .body()
                                    .path("items")
                                    .path(0),
                            first -> first.has("destination"));
            String page = platform.gateway() + "/console/outbound/"
                    + mail.path("destination").asString();
            operator.navigate(page);
            assertThat(operator.locator(".lane.mail").first()).isVisible();
            checked(operator, "outbound-mails-en-desktop");
            operator.setViewportSize(360, 740);
            checked(operator, "outbound-mails-en-phone");
            arabic.navigate(page);
            checked(arabic, "outbound-mails-ar-phone-dark");
        } finally {
            operators.post("/api/outbound/resume", "");
        }
        String hidden = platform.gateway() + "/console/outbound/lane-" + unique;
        operator.navigate(hidden);
        assertThat(operator.locator("#domain-reason")).isVisible();
        checked(operator, "outbound-domain-en-phone");
        operator.locator("#domain-reason").fill(" ");
        operator.locator("form.reveal button").click();
        assertThat(operator.locator("#domain-problem")).isVisible();
        checked(operator, "outbound-domain-missing-en-phone");
        arabic.navigate(hidden);
        checked(arabic, "outbound-domain-ar-phone-dark");
    }
}
