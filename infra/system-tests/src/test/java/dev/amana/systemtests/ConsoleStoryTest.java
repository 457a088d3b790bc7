package dev.amana.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.amana.standalone.control.MailProgram;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A member of the trust team follows a mail in the browser: the open page shows it without being loaded again. */
class ConsoleStoryTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final Platform platform = Platform.shared();

    @ParameterizedTest(name = "{0}")
    @CsvSource({"en, ltr", "ar, rtl"})
    void openCasePageShowsAMailThatArrivesMeanwhile(String language, String direction) {
        assumeTrue(Files.isExecutable(CHROMIUM), "Chromium is not installed");
        Dealing dealing = Dealing.open(platform);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> platform.as("trust")
                                .get("/api/cases/order-" + dealing.orderId())
                                .status()
                        == 200);
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright.chromium().launch(options())) {
            Page page = browser.newContext(
                            new Browser.NewContextOptions().setLocale(language).setViewportSize(1280, 900))
                    .newPage();
            signIn(page);
            page.navigate(platform.gateway() + "/console/cases/order-" + dealing.orderId());
            assertThat(page.locator("html")).hasAttribute("dir", direction);
            mail(dealing, "Where has the zinc watering can gone?");
            assertThat(page.getByText("zinc watering can").first()).isVisible();
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve("case-" + language + ".png"))
                    .setFullPage(true));
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        }
    }

    private static BrowserType.LaunchOptions options() {
        return new BrowserType.LaunchOptions()
                .setExecutablePath(CHROMIUM)
                .setArgs(List.of(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
    }

    private void signIn(Page page) {
        page.setDefaultTimeout(30_000);
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        page.navigate(platform.gateway() + "/sign-in");
        page.locator("#username").fill("trust");
        page.locator("#password").fill("trust");
        page.locator("form").first().locator("button").click();
        page.waitForURL("**/console*");
    }

    private void mail(Dealing dealing, String text) {
        String mail = "From: %s\nTo: %s\nSubject: Question\n\n%s\n"
                .formatted(dealing.buyer().email(), dealing.sellerAlias(), text);
        MailProgram.Reply reply = new MailProgram(platform.port(Platform.SMTP))
                .send(dealing.buyer().email(), dealing.sellerAlias(), mail.getBytes(StandardCharsets.UTF_8));
        assertThat(reply.accepted()).as(reply.toString()).isTrue();
    }
}
