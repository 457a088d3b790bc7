package dev.amana.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.amana.gateway.GatewayTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page in a real browser, in each language, by day and by night. */
class SignInAccessibilityTest extends GatewayTest {
    private static final List<String> BROWSERS = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser");

    @Test
    void everyoneCanReadAndUseThePage() {
        var chromium =
                BROWSERS.stream().map(Path::of).filter(Files::isExecutable).findFirst();
        assumeTrue(chromium.isPresent(), "Chromium is not installed");
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new LaunchOptions()
                                .setExecutablePath(chromium.get())
                                .setArgs(List.of("--no-sandbox")))) {
            for (String language : List.of("en", "de", "ar", "ja")) {
                Stream.of(ColorScheme.LIGHT, ColorScheme.DARK).forEach(scheme -> check(browser, language, scheme));
            }
            signIn(browser);
        }
    }

    private void check(Browser browser, String language, ColorScheme scheme) {
        try (Page page = browser.newPage(new Browser.NewPageOptions().setColorScheme(scheme))) {
            page.navigate(client().base() + "/sign-in?lang=" + language);
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .as("%s %s", language, scheme)
                    .isEmpty();
        }
    }

    /** One press on a demo user's name is enough, and the policy of content lets the form through. */
    private void signIn(Browser browser) {
        try (Page page = browser.newPage()) {
            page.navigate(client().base() + "/sign-in");
            page.locator("button", new Page.LocatorOptions().setHasText("auditor"))
                    .click();
            page.waitForURL("**/console**");
            assertThat(page.url()).contains("/console");
        }
    }
}
