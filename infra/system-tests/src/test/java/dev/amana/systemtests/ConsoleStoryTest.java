package dev.amana.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.amana.standalone.control.MailProgram;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A member of the trust team follows a mail in the browser: the open page shows it without being loaded again. */
class ConsoleStoryTest {
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final Platform platform = Platform.shared();

    @ParameterizedTest(name = "{0}")
    @CsvSource({"en, ltr", "ar, rtl"})
    void openCasePageShowsAMailThatArrivesMeanwhile(String language, String direction) {
        Dealing dealing = Dealing.open(platform);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> platform.as("trust")
                                .get("/api/cases/order-" + dealing.orderId())
                                .status()
                        == 200);
        try (Browsing browsing = new Browsing(platform)) {
            Page page = browsing.signIn(
                    "trust", new Browser.NewContextOptions().setLocale(language).setViewportSize(1280, 900));
            page.waitForURL("**/console*");
            PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
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

    private void mail(Dealing dealing, String text) {
        String mail = "From: %s\nTo: %s\nSubject: Question\n\n%s\n"
                .formatted(dealing.buyer().email(), dealing.sellerAlias(), text);
        MailProgram.Reply reply = new MailProgram(platform.port(Platform.SMTP))
                .send(dealing.buyer().email(), dealing.sellerAlias(), mail.getBytes(StandardCharsets.UTF_8));
        assertThat(reply.accepted()).as(reply.toString()).isTrue();
    }
}
