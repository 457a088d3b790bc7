package dev.amana.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.amana.standalone.control.Api;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A reviewer at the desk: without a mouse, with a screen reader, in Arabic, and on a telephone. */
@Tag("long")
class ReviewDeskStoryTest {
    private static final Path PICTURES = Path.of("target", "screenshots");
    /** A language of its own, so that a filter finds the messages of this test. */
    private static final String LANGUAGE = "fi";

    private final Platform platform = Platform.shared();
    private String conversation = "";

    @BeforeEach
    void writeHarmfulMessages() {
        assumeTrue(Files.isExecutable(ReviewerAtWork.CHROMIUM), "Chromium is not installed");
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        Api.Answer answer = platform.as("marketplace").post("/api/conversations", """
                        {"orderId": "desk-%s",
                         "buyer": {"partyId": "buyer", "email": "buyer@mail.test", "name": "Berta Baum", "locale": "%s"},
                         "seller": {"partyId": "seller", "email": "seller@shop.test", "name": "Selim Sand", "locale": "%s"}}""".formatted(
                        UUID.randomUUID().toString().substring(0, 8), LANGUAGE, LANGUAGE));
        conversation = answer.text("conversationId");
        say("buyer", "Hello, is the copper kettle still there? I would like to have two.");
        say("seller", "Yes, both are here, and they would leave our house tomorrow morning.");
        say("seller", "It is quicker without this page: you can text me on WhatsApp, then you save the fee as well.");
        say("seller", "هل ما زلت مهتمًا؟ يمكنك مراسلتي على واتساب");
        for (String kettle : List.of("red", "blue", "green", "black")) {
            say("seller", "For the " + kettle + " kettle you can text me on WhatsApp.");
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> platform.as("trust")
                                .get("/api/reviews?language=" + LANGUAGE)
                                .body()
                                .path("counts")
                                .path("waiting")
                                .asInt()
                        >= 5);
    }

    private String say(String user, String text) {
        Api.Answer answer = platform.as(user)
                .post("/api/conversations/" + conversation + "/messages", "{\"text\": \"%s\"}".formatted(text));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        return answer.text("messageId");
    }

    @Test
    void aReportIsAnsweredByKeyboard() {
        String messageId = say("seller", "Pay me a second time, in cash, or nothing will come.");
        String path = "/api/conversations/" + conversation + "/messages/" + messageId + "/report";
        await().atMost(Duration.ofSeconds(60))
                .until(() -> platform.as("buyer")
                                .post(path, "{\"category\": \"fraud\", \"text\": \"He wants to be paid twice\"}")
                                .status()
                        == 202);
        try (ReviewerAtWork phone = new ReviewerAtWork(platform, "trust", "ar", 390, 844, ColorScheme.DARK)) {
            Page page = phone.page();
            awaitReport(page);
            checked(page, "reports-ar-phone");
            page.locator(".rp-link").first().click();
            assertThat(page.locator("#answer")).isVisible();
            checked(page, "report-ar-phone");
        }
        try (ReviewerAtWork reviewer = new ReviewerAtWork(platform, "trust", "en", 1280, 900, ColorScheme.LIGHT)) {
            Page page = reviewer.page();
            awaitReport(page);
            checked(page, "reports-en");
            page.keyboard().press("j");
            page.keyboard().press("Enter");
            assertThat(page.locator("#text")).containsText("in cash");
            page.waitForLoadState();
            page.keyboard().press("y");
            assertThat(page.locator("#answer input[value=UPHELD]")).isChecked();
            page.keyboard().press("2");
            assertThat(page.locator("#answer input[value=WARNING]")).isChecked();
            page.keyboard().press("e");
            page.keyboard().type("Paid before");
            checked(page, "report-en");
            page.keyboard().press("Control+Enter");
            page.waitForURL("**/console/reports?done=report-answered");
        }
    }

    /** It is there a moment after it was sent. */
    private void awaitReport(Page page) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            page.navigate(platform.gateway() + "/console/reports");
            return page.locator(".rp-link").count() > 0;
        });
    }

    @Test
    void aReviewerDecidesUndoesAndSkipsByKeyboard() {
        try (ReviewerAtWork reviewer = new ReviewerAtWork(platform, "trust", "en", 1280, 900, ColorScheme.LIGHT)) {
            Page page = reviewer.page();
            page.navigate(platform.gateway() + "/console/review?language=" + LANGUAGE);
            String first = reviewer.item();
            assertThat(page.locator("#item")).isFocused();
            assertThat(page.locator("#text")).hasAttribute("aria-hidden", "true");
            checked(page, "review-en-hidden");
            page.keyboard().press("d");
            assertThat(page.locator("#text")).not().hasAttribute("aria-hidden", "true");
            assertThat(page.locator("#codes")).isHidden();
            assertThat(page.locator("#text mark").first()).isVisible();
            checked(page, "review-en");
            page.keyboard().press("d");
            assertThat(page.locator("#codes-cleared .rv-code").first()).isFocused();
            page.keyboard().press("Escape");
            assertThat(page.locator("#codes")).isHidden();
            page.keyboard().press("b");
            checked(page, "review-en-reasons");
            page.keyboard().press("5");
            assertThat(page.locator("#undo")).isVisible();
            String second = reviewer.item();
            assertThat(second).isNotEqualTo(first);
            page.keyboard().press("u");
            assertThat(page.locator("#item")).hasAttribute("data-item", first);
            page.keyboard().press("?");
            assertThat(page.locator("#help")).isVisible();
            checked(page, "review-en-keys");
            page.keyboard().press("Escape");
            page.keyboard().press("s");
            assertThat(page.locator("#item")).not().hasAttribute("data-item", first);
            page.locator("text=Similar ones").click();
            checked(page, "review-many-en");
            page.locator("input[name=code]").last().check();
            page.locator(".rv-many-form button").click();
            assertThat(page.locator(".rv-sums")).isVisible();
            checked(page, "review-progress-en");
            page.locator("#state button").click();
            assertThat(page.locator("#state button")).hasCount(0);
        }
        try (ReviewerAtWork lead = new ReviewerAtWork(platform, "trust-lead", "ar", 1280, 900, ColorScheme.LIGHT)) {
            Page page = lead.page();
            page.navigate(platform.gateway() + "/console/review?language=" + LANGUAGE);
            lead.item();
            assertThat(page.locator("html")).hasAttribute("dir", "rtl");
            page.keyboard().press(" ");
            page.keyboard().press("b");
            checked(page, "review-ar");
            page.navigate(platform.gateway() + "/console/review/quality");
            checked(page, "review-quality-ar");
        }
        try (ReviewerAtWork phone = new ReviewerAtWork(platform, "trust", "de", 390, 844, ColorScheme.DARK)) {
            phone.page().navigate(platform.gateway() + "/console/review?language=" + LANGUAGE);
            phone.item();
            phone.page().keyboard().press(" ");
            checked(phone.page(), "review-de-phone-dark");
            phone.page().navigate(platform.gateway() + "/console/review?language=xx");
            phone.item();
            checked(phone.page(), "review-de-phone-nothing");
        }
    }

    private static void checked(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        assertThat(page.content()).doesNotContain("??");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing sticks out to the side of " + name)
                .isTrue();
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .map(rule -> rule.getId() + ": " + rule.getNodes())
                                .toList())
                .as(name)
                .isEmpty();
    }
}
