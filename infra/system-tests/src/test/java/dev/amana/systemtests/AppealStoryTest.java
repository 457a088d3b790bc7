package dev.amana.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.amana.systemtests.Browsing.checked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.amana.standalone.control.Api;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A seller's number is taken for a card's: from the words that go missing to the appeal that brings them back, in the browser. */
@Tag("long")
class AppealStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** A language of its own, so that a filter finds the message of this test. */
    private static final String LANGUAGE = "nb";

    private static final String NUMBER = "4111 1111 1111 1111";

    private final Platform platform = Platform.shared();
    private Browsing browsing;
    private String conversation = "";

    @BeforeEach
    void openConversation() {
        browsing = new Browsing(platform);
        conversation = platform.as("marketplace")
                .post("/api/conversations", """
                        {"orderId": "appeal-%s",
                         "buyer": {"partyId": "buyer", "email": "buyer@mail.test", "name": "Berta Baum", "locale": "%s"},
                         "seller": {"partyId": "seller", "email": "seller@shop.test", "name": "Selim Sand", "locale": "%s"}}""".formatted(
                                UUID.randomUUID().toString().substring(0, 8), LANGUAGE, LANGUAGE))
                .text("conversationId");
    }

    @AfterEach
    void stopBrowser() {
        if (browsing != null) {
            browsing.close();
        }
    }

    @Test
    void theSellerAppealsAgainstMissingWordsAndSomebodyElseBringsThemBack() {
        Page seller = browsing.signIn("seller", "en", 390, 844, ColorScheme.LIGHT);
        seller.navigate(platform.gateway() + "/conversations/" + conversation);
        seller.locator("#text").fill("The plate says " + NUMBER);
        seller.locator("#write button[type=submit]").click();
        assertThat(seller.locator(".own .text")).containsText(NUMBER);
        Locator appeal = seller.locator(".own details.appeal");
        assertThat(appeal).hasCount(1);
        assertThat(delivered()).isFalse();
        statementOfReasonsTellsOfTheAppeal();
        appeal.locator("summary").click();
        checked(seller, "appeal-en-phone");
        appeal.locator("textarea").fill("It is the number of the plate");
        appeal.locator("button").click();
        assertThat(seller.locator("body")).containsText("A person will look at it.");
        assertThat(seller.locator(".own details.appeal")).hasCount(0);

        try (ReviewerAtWork reviewer = new ReviewerAtWork(platform, "trust", "ar", 1280, 900, ColorScheme.LIGHT)) {
            reviewer.page().navigate(platform.gateway() + "/console/review?language=" + LANGUAGE);
            await().atMost(PATIENCE).until(() -> {
                boolean there = !reviewer.item().isEmpty();
                if (!there) {
                    reviewer.page().locator("#again").click();
                }
                return there;
            });
            assertThat(reviewer.page().locator(".rv-appeal")).containsText("It is the number of the plate");
            assertThat(reviewer.page().locator("#appeal-delivered")).isVisible();
            checked(reviewer.page(), "appeal-desk-ar");
            reviewer.clear(reviewer.item());
        }
        await().atMost(PATIENCE).until(this::delivered);
        seller.reload();
        assertThat(seller.locator(".own .tag")).hasCount(0);
    }

    /** Whether the buyer has the number. */
    private boolean delivered() {
        return platform.as("buyer")
                .get("/api/conversations/" + conversation + "/messages")
                .body()
                .path("items")
                .path(0)
                .path("text")
                .asString("")
                .contains(NUMBER);
    }

    private void statementOfReasonsTellsOfTheAppeal() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        await().atMost(PATIENCE).until(() -> {
            Api.Answer statements = platform.as("trust-lead")
                    .get("/api/statements-of-reasons?from=" + today.minusDays(1) + "&until=" + today.plusDays(2));
            return statements.body().toString().contains("Its sender can appeal");
        });
    }
}
