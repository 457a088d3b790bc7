package dev.amana.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A browser in which people sign in, and the looks that every page has to stand. Tests are skipped where there is none. */
final class Browsing implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final Platform platform;
    private final Playwright playwright;
    private final Browser browser;

    Browsing(Platform platform) {
        assumeTrue(Files.isExecutable(CHROMIUM), "Chromium is not installed");
        this.platform = platform;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic")));
    }

    Page signIn(String user, String language, int width, int height, ColorScheme colours) {
        return signIn(
                user,
                new Browser.NewContextOptions()
                        .setLocale(language)
                        .setViewportSize(width, height)
                        // What fades in is looked at once it is there.
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setColorScheme(colours));
    }

    /** Somebody who has no account, such as who follows a link in a mail. */
    Page open(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(30_000);
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        return context.newPage();
    }

    Page signIn(String user, Browser.NewContextOptions options) {
        Page page = open(options);
        page.navigate(platform.gateway() + "/sign-in");
        page.locator("#username").fill(user);
        page.locator("#password").fill(user);
        page.locator("form").first().locator("button").click();
        page.waitForURL(url -> !url.endsWith("/sign-in"));
        return page;
    }

    /** A picture of it; nothing untranslated, nothing that sticks out, nothing that axe objects to. */
    static void checked(Page page, String name) {
        page.waitForLoadState();
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

    @Override
    public void close() {
        playwright.close();
    }
}
