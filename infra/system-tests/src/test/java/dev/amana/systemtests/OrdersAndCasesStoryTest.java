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
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A lead enters an order in the browser, and everybody obeys; a case is worked on from its page. */
@Tag("long")
class OrdersAndCasesStoryTest {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Duration SOON = Duration.ofSeconds(60);
    /** From the range that ISO 3166 leaves to users, so that nobody else's test is concerned. */
    private static final String COUNTRY = "QV";

    private final Platform platform = Platform.shared();
    private final String orderId = "obey-" + UUID.randomUUID().toString().substring(0, 8);
    private String conversation = "";
    private String availability = "";

    @BeforeEach
    void aBuyerOfTheCountryBuys() {
        assumeTrue(Files.isExecutable(ReviewerAtWork.CHROMIUM), "Chromium is not installed");
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        buyerLivesIn(COUNTRY);
        assertThat(platform.as("marketplace").put("/api/orders/" + orderId, """
                        {"buyerId": "buyer", "sellerId": "seller", "totalMinor": 1500, "currency": "EUR",
                         "items": [{"itemId": "kettle", "title": "Kettle", "quantity": 1, "priceMinor": 1500}],
                         "placedAt": "2026-11-01T00:00:00Z"}""").status())
                .isBetween(200, 201);
        conversation = platform.as("marketplace")
                .post("/api/conversations", """
                        {"orderId": "%s",
                         "buyer": {"partyId": "buyer", "email": "buyer@mail.test", "name": "Berta Baum", "locale": "en",
                                   "country": "%s"},
                         "seller": {"partyId": "seller", "email": "seller@shop.test", "name": "Selim Sand", "locale": "en"}}""".formatted(orderId, COUNTRY))
                .text("conversationId");
        await().atMost(SOON).until(() -> pay() < 300 && write() == 202);
    }

    @AfterEach
    void theOrderEnds() {
        if (!availability.isEmpty()) {
            rule("vacatur");
            await().atMost(SOON).until(() -> write() == 202 && pay() < 300);
        }
        buyerLivesIn("DE");
    }

    @Test
    void anOrderIsEnteredObeyedStayedAndSeen() {
        try (ReviewerAtWork lead = new ReviewerAtWork(platform, "trust-lead", "en", 1280, 1000, ColorScheme.LIGHT)) {
            Page page = lead.page();
            page.navigate(platform.gateway() + "/console/availability/new");
            checked(page, "availability-new-en");
            page.locator("#source").fill("Ministry of Trade");
            page.locator("#jurisdictions").fill(COUNTRY);
            page.locator("#issuedAt").fill("2026-11-01T10:00");
            page.locator("#effectiveAt").fill("2026-11-02T10:00");
            page.locator("#citation").fill("Act 7");
            page.locator("#document").fill("Gazette 12");
            scope(page, 0, "amana:messaging", "CHANNEL", "Use the telephone");
            scope(page, 1, "amana:payments", "PAYMENTS", "Pay by card");
            page.locator("button[value=preview]").click();
            assertThat(page.locator(".preview tbody tr")).hasCount(2);
            assertThat(page.locator(".preview tbody tr").first().locator("td").nth(1))
                    .not()
                    .hasText("0");
            checked(page, "availability-preview-en");

            long entered = System.nanoTime();
            page.locator("button[value=enter]").click();
            measured("messaging refuses", entered, () -> write() == 451);
            measured("payments refuses", entered, () -> pay() == 451);
            page.waitForURL(url -> url.endsWith("/console/availability?done=order-entered"));
            await().atMost(SOON).until(() -> {
                page.reload();
                return page.locator(".orders li h2 a").count() > 0;
            });
            checked(page, "availability-en");
            page.locator(".orders h2 a").first().click();
            availability = page.url().replaceAll(".*/", "");

            long ruled = System.nanoTime();
            rule("stay");
            measured("messaging takes again", ruled, () -> write() == 202);
            rule("stay-lift");
            rule("stay-reinstatement");
            await().atMost(SOON).until(() -> {
                page.reload();
                return page.locator(".bands tbody tr").count() == 4;
            });
            checked(page, "availability-order-en");
        }
        try (ReviewerAtWork lead = new ReviewerAtWork(platform, "trust-lead", "ar", 390, 844, ColorScheme.DARK)) {
            lead.page().navigate(platform.gateway() + "/console/availability/" + availability);
            assertThat(lead.page().locator("html")).hasAttribute("dir", "rtl");
            checked(lead.page(), "availability-order-ar-phone");
        }
        aCaseIsWorkedOnFromItsPage();
    }

    /** What is pressed is answered before the page is fetched anew. */
    private static void press(Page page, String button) {
        page.waitForResponse(
                answer -> answer.request().method().equals("POST"),
                () -> page.locator(button).click());
    }

    private void aCaseIsWorkedOnFromItsPage() {
        try (ReviewerAtWork trust = new ReviewerAtWork(platform, "trust", "en", 1280, 1000, ColorScheme.LIGHT)) {
            Page page = trust.page();
            page.navigate(platform.gateway() + "/console/cases/order-" + orderId);
            assertThat(page.locator("#case-file")).isVisible();
            press(page, "#case-file button:has-text('Take it')");
            await().atMost(SOON)
                    .until(() -> refreshed(page)
                            .locator("#file-assignee")
                            .inputValue()
                            .equals("trust"));
            // On a page of its own each: what an act brings anew would take away what is typed meanwhile.
            page.locator("#file-priority").selectOption("HIGH");
            press(page, "form[action$='/priority'] button");
            refreshed(page).locator("#note-text").fill("Called the seller");
            press(page, "form[action$='/notes'] button");
            refreshed(page).locator("#task-text").fill("Ask for the receipt");
            page.locator("#task-due").fill("2026-01-01T10:00");
            press(page, "form[action$='/tasks'] button");
            await().atMost(SOON)
                    .until(() ->
                            refreshed(page).locator("#case-file .file-text").count() == 2);
            checked(page, "case-file-in-case-en");
            page.navigate(platform.gateway() + "/console/case-files");
            assertThat(page.locator(".work-table")).containsText("order-" + orderId);
            checked(page, "case-files-en");
        }
        try (ReviewerAtWork trust = new ReviewerAtWork(platform, "trust", "ar", 390, 844, ColorScheme.LIGHT)) {
            trust.page().navigate(platform.gateway() + "/console/case-files/order-" + orderId);
            checked(trust.page(), "case-file-ar-phone");
        }
    }

    /** The file is there a moment after what was done. */
    private Page refreshed(Page page) {
        page.navigate(platform.gateway() + "/console/cases/order-" + orderId);
        assertThat(page.locator("#case-file")).isVisible();
        return page;
    }

    private static void scope(Page page, int row, String subject, String area, String fallback) {
        page.locator("#subject" + row).fill(subject);
        page.locator("#area" + row).selectOption(area);
        page.locator("#from" + row).fill("2026-11-03T10:00");
        page.locator("#fallback" + row).fill(fallback);
    }

    private static void measured(String what, long since, BooleanSupplier done) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(done::getAsBoolean);
        System.out.println(what + " " + (System.nanoTime() - since) / 1_000_000 + " ms after the ruling was sent");
    }

    private void rule(String kind) {
        Api.Answer answer = platform.as("trust-lead")
                .post("/api/availability-orders/" + availability + "/rulings", """
                        {"kind": "%s", "basis": {"citation": "Case 3", "document": "Ruling"},
                         "effectiveAt": "2026-11-04T00:00:00Z"}""".formatted(kind));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private void buyerLivesIn(String country) {
        assertThat(platform.as("marketplace")
                        .put(
                                "/api/parties/buyer",
                                "{\"role\": \"BUYER\", \"email\": \"buyer@mail.test\", \"name\": \"Berta Baum\", \"locale\": \"en\", \"country\": \"%s\"}"
                                        .formatted(country))
                        .status())
                .isBetween(200, 201);
    }

    private int write() {
        return platform.as("buyer")
                .post("/api/conversations/" + conversation + "/messages", "{\"text\": \"Hello\"}")
                .status();
    }

    private int pay() {
        return platform.as("buyer")
                .post("/api/pay-codes", "{\"orderId\": \"" + orderId + "\"}")
                .status();
    }

    private static void checked(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
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
