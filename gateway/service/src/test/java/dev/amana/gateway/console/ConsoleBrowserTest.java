package dev.amana.gateway.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.amana.gateway.cases.CasesTest;
import dev.amana.gateway.contract.MarketplaceEvent.OrderDelivered;
import dev.amana.gateway.contract.MarketplaceEvent.OrderPaid;
import dev.amana.gateway.contract.MarketplaceEvent.OrderShipped;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRole;
import dev.amana.messaging.contract.MessageEvent.Attachment;
import dev.amana.messaging.contract.MessageEvent.MessageWithheld;
import dev.amana.messaging.contract.MessageEvent.WithheldBecause;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.moderation.contract.ModerationEvent.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the pages share: a real browser, and a story in it. Pictures of the pages are left in target/screenshots. */
abstract class ConsoleBrowserTest extends CasesTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "screenshots");
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicBoolean TOLD = new AtomicBoolean();
    private static Playwright playwright;
    private static Browser browser;

    final List<String> complaints = new ArrayList<>();
    BrowserContext context;
    Page page;

    @BeforeAll
    static void startBrowser() {
        assumeTrue(Files.isExecutable(CHROMIUM), "Chromium is not installed");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void stopBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void tellTheStory() {
        if (TOLD.compareAndSet(false, true)) {
            tellBicycle();
            tellTeapot();
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> search("party=console-buyer").path("total").asInt() == 2
                            && search("party=console-buyer").toString().contains("sender-suspended"));
        }
    }

    @AfterEach
    void close() {
        if (context != null) {
            // A page that follows its case may ask for a part of it at any time, which is then answered while all is
            // closed.
            page.navigate("about:blank");
            context.close();
        }
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    void checked(String name) {
        page.waitForLoadState();
        picture(name);
        assertThat(page.content()).doesNotContain("??");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing sticks out to the side")
                .isTrue();
        var violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations.stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList())
                .isEmpty();
    }

    void openCase(String language, int width, int height, ColorScheme colours) {
        open(language, width, height, colours);
        page.navigate(client().base() + "/console/cases/order-console-bicycle");
    }

    void open(String language, int width, int height, ColorScheme colours) {
        signIn("trust", language, width, height, colours);
        assertThat(page.locator("#q")).isVisible();
    }

    void signIn(String user, String language, int width, int height, ColorScheme colours) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(language)
                .setViewportSize(width, height)
                .setColorScheme(colours));
        context.setDefaultTimeout(30_000);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            // htmx reports as an error that a search was overtaken by the next.
            if (message.type().equals("error") && !message.text().startsWith("htmx:")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        // Moderation, whose part of a case's page this is, does not run here.
        page.route(
                "**/console/case-files/**", route -> route.fulfill(new Route.FulfillOptions().setBody("<p>File</p>")));
        page.route(
                "**/assets/moderation/**",
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType("text/css").setBody("")));
        page.navigate(client().base() + "/console");
        page.locator("#username").fill(user);
        page.locator("#password").fill(user);
        page.locator("form").first().locator("button").click();
        page.waitForURL("**/console*");
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    private void tellBicycle() {
        String order = "console-bicycle";
        story.party("console-buyer", PartyRole.BUYER, "console.buyer@mail.test", "Bettina Käufer");
        story.party("console-seller", PartyRole.SELLER, "console.seller@shop.test", "Selim’s Shop");
        story.order(order, "console-buyer", "console-seller", "City bicycle, 28 inch", "Lock");
        story.tell(order, new OrderPaid(order, Instant.now().minusSeconds(3000)));
        story.payCode(order, "console-buyer");
        story.tell(
                order, new OrderShipped(order, "DHL", "JD014600", Instant.now().minusSeconds(500)));
        String question = story.message(
                order,
                "console-buyer",
                Role.BUYER,
                "console-seller",
                "Hello,\n\nthe bicycle has a bent wheel. Please call me at +49 170 1234567.\n\nBest wishes",
                List.of(new Attachment("att-1", story.seal("console-buyer", "wheel.jpg"), "image/jpeg", 248_133)));
        story.verdict(order, question, "console-buyer", Outcome.CLEARED, Severity.NONE);
        story.relayed(order, question);
        String threat = story.message(
                order,
                "console-seller",
                Role.SELLER,
                "console-buyer",
                "Take the review down or I will hurt your family.");
        story.verdict(order, threat, "console-seller", Outcome.BLOCKED, Severity.CRITICAL, "hurt your family");
        String stopped = story.message(
                order, "console-zoe", Role.AGENT, "console-buyer", "I have asked the courier about your wheel.");
        story.verdict(order, stopped, "console-zoe", Outcome.CLEARED, Severity.NONE);
        story.tell(
                MessagingEvent.TOPIC,
                "c-" + order,
                new MessageWithheld(
                        "c-" + order, stopped, order, true, WithheldBecause.SENDER_SUSPENDED, Instant.now()));
    }

    private void tellTeapot() {
        String order = "console-teapot";
        story.order(order, "console-buyer", "console-seller-2", "Tea pot");
        story.gift(order, "console-buyer", "console-friend");
        String held = story.message(
                order, "console-seller-2", Role.SELLER, "console-buyer", "هل يمكنك الدفع خارج المنصة من فضلك؟");
        story.verdict(order, held, "console-seller-2", Outcome.HELD, Severity.MEDIUM, "خارج المنصة");
        story.tell(order, new OrderDelivered(order, Instant.now().minusSeconds(100)));
    }
}
