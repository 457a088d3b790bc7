package dev.amana.gateway.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIResponse;
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
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages in a real browser. Pictures of them are left in target/screenshots. */
class ConsoleTest extends CasesTest {
    private static final Pattern PAGE_FETCHES_ITSELF = Pattern.compile(".*/order-console-bicycle\\?shown=.*");
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicBoolean TOLD = new AtomicBoolean();
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

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
            context.close();
        }
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    @Test
    void searchFindsFiltersAndOpensACase() {
        open("en", 1360, 900, ColorScheme.LIGHT);
        picture("search-en");
        page.keyboard().press("/");
        page.keyboard().type("bicycle");
        assertThat(page.locator(".case-link")).hasCount(1);
        assertThat(page.locator(".case mark").first()).hasText(Pattern.compile("bicycle", Pattern.CASE_INSENSITIVE));
        assertThat(page).hasURL(Pattern.compile(".*/console\\?q=bicycle$"));
        picture("search-en-words");
        page.reload();
        assertThat(page.locator("#q")).hasValue("bicycle");
        page.locator("#status-review").check();
        assertThat(page.locator(".blank h2")).hasText("No case matches");
        picture("search-en-empty");
        page.locator("#status-review").uncheck();
        assertThat(page.locator(".case-link")).hasCount(1);
        page.locator("h1").first().focus();
        page.evaluate("document.activeElement.blur()");
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1 .id")).hasText("console-bicycle");
    }

    @Test
    void addressIsSearchedWithAReasonAndNeverStandsInTheUrl() {
        open("en", 1360, 900, ColorScheme.LIGHT);
        page.locator("#q").fill("console.buyer@mail.test");
        assertThat(page.locator(".blank h2")).hasText("This names a real address");
        picture("search-en-address");
        page.locator("input[name=reason]").fill("complaint 17");
        page.locator("input[name=reason]").press("Enter");
        assertThat(page.locator(".case-link")).hasCount(2);
        assertThat(page.url()).doesNotContain("mail.test");
    }

    @Test
    void blockedTextIsNotInThePageUntilAReasonIsGiven() {
        openCase("en", 1360, 1100, ColorScheme.LIGHT);
        assertThat(page.content()).doesNotContain("hurt your family");
        assertThat(page.locator(".message-blocked .blur")).isVisible();
        picture("case-en");
        var blocked = page.locator(".message-blocked");
        blocked.locator(".reveal summary").click();
        blocked.locator("input[name=reason]").fill("reviewing the block");
        blocked.locator(".reveal button").click();
        assertThat(page.locator(".message-blocked .text")).containsText("hurt your family");
        // The look itself changes the case: the page follows, and what was revealed stays.
        assertThat(page.locator("#timeline")).containsText("reviewing the block");
        assertThat(page.locator(".message-blocked .text")).containsText("hurt your family");
        picture("case-en-revealed");
        page.locator(".parties .reveal summary").first().click();
        page.locator(".parties input[name=reason]").first().fill("calling them");
        page.locator(".parties .reveal button").first().click();
        assertThat(page.locator(".contact")).containsText("console.buyer@mail.test");
        assertThat(page.locator("#timeline")).containsText("calling them");
        assertThat(page.locator(".contact")).containsText("console.buyer@mail.test");
    }

    @Test
    void longListsContinueOnDemand() {
        for (int i = 0; i < 23; i++) {
            story.message("many-" + i, "many-buyer", Role.BUYER, "many-seller", "walrus " + i);
        }
        for (int i = 0; i < 60; i++) {
            story.message("many-0", "many-buyer", Role.BUYER, "many-seller", "one more " + i);
        }
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> search("q=walrus").path("total").asInt() == 23);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> get("/api/cases/order-many-0/timeline?size=100")
                                .path("items")
                                .size()
                        == 61);
        open("en", 1360, 900, ColorScheme.LIGHT);
        page.locator("#q").fill("walrus");
        assertThat(page.locator(".count")).hasText("23 cases");
        assertThat(page.locator(".case-link")).hasCount(20);
        page.locator(".more button").click();
        assertThat(page.locator(".case-link")).hasCount(23);
        page.navigate(client().base() + "/console/cases/order-many-0");
        assertThat(page.locator(".entry")).hasCount(50);
        page.locator(".more button").click();
        assertThat(page.locator(".entry")).hasCount(61);
    }

    @Test
    void openPagesFollowWhatHappens() {
        openCase("en", 1360, 900, ColorScheme.LIGHT);
        Page list = context.newPage();
        list.navigate(client().base() + "/console");
        assertThat(list.locator("#news")).isHidden();
        page.waitForCondition(() -> page.locator("body.is-live").count() == 1);
        story.message(
                "console-bicycle", "console-buyer", Role.BUYER, "console-seller", "One more thing: the bell rings");
        assertThat(page.locator("#timeline")).containsText("the bell rings");
        assertThat(list.locator("#news")).isVisible();
    }

    @Test
    void changeWhileThePageFetchesAnEarlierOneIsShownToo() {
        openCase("en", 1360, 900, ColorScheme.LIGHT);
        page.waitForCondition(() -> page.locator("body.is-live").count() == 1);
        List<Runnable> underWay = new ArrayList<>();
        page.route(PAGE_FETCHES_ITSELF, route -> {
            APIResponse asOfNow = route.fetch();
            underWay.add(() -> route.fulfill(new Route.FulfillOptions().setResponse(asOfNow)));
        });
        page.evaluate("window.asked = 0; document.addEventListener('refresh', () => window.asked++)");
        story.message("console-bicycle", "console-buyer", Role.BUYER, "console-seller", "The first of two");
        page.waitForCondition(() -> underWay.size() == 1);
        story.message("console-bicycle", "console-buyer", Role.BUYER, "console-seller", "The second of two");
        page.waitForCondition(() -> (int) page.evaluate("window.asked") > 1);
        page.unroute(PAGE_FETCHES_ITSELF);
        underWay.forEach(Runnable::run);
        assertThat(page.locator("#timeline")).containsText("The second of two");
    }

    @ParameterizedTest
    @CsvSource({
        "en, 1360, 900, LIGHT, ltr, Cases, Stopped: sender suspended",
        "de, 1360, 900, DARK, ltr, Fälle, Gestoppt: Absender gesperrt",
        "ar, 1360, 900, LIGHT, rtl, القضايا, أُوقفت: المرسل موقوف",
        "ja, 1360, 900, LIGHT, ltr, ケース, 停止：送信者は停止中",
        "ar, 390, 844, DARK, rtl, القضايا, أُوقفت: المرسل موقوف",
        "en, 390, 844, LIGHT, ltr, Cases, Stopped: sender suspended",
    })
    void pagesAreAccessibleInEveryLanguageAndWidth(
            String language,
            int width,
            int height,
            ColorScheme colours,
            String direction,
            String title,
            String suspended) {
        String name = language + "-" + width + "-" + colours.name().toLowerCase(Locale.ROOT);
        open(language, width, height, colours);
        assertThat(page.locator("html")).hasAttribute("dir", direction);
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(page).hasTitle(title + " · Amana");
        checked("search-" + name);
        page.navigate(client().base() + "/console/cases/order-console-bicycle");
        assertThat(page.locator(".state-sender-suspended")).hasText(suspended);
        checked("case-" + name);
    }

    @Test
    void otherRolesAreToldThatCasesAreNotForThem() {
        signIn("agent", "en", 1360, 900, ColorScheme.LIGHT);
        assertThat(page.locator(".blank h2")).hasText("Not allowed");
        // The browser reports the 403 as an error of its own.
        complaints.clear();
    }

    private void checked(String name) {
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

    private void openCase(String language, int width, int height, ColorScheme colours) {
        open(language, width, height, colours);
        page.navigate(client().base() + "/console/cases/order-console-bicycle");
    }

    private void open(String language, int width, int height, ColorScheme colours) {
        signIn("trust", language, width, height, colours);
        assertThat(page.locator("#q")).isVisible();
    }

    private void signIn(String user, String language, int width, int height, ColorScheme colours) {
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

    private void picture(String name) {
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
