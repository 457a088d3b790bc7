package dev.amana.systemtests;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody of the trust team with a browser of their own, who works at the review desk by keyboard. */
final class ReviewerAtWork implements AutoCloseable {
    static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final double PATIENCE_MILLIS = 60_000;
    private static final Locator.WaitForOptions SHOWN = new Locator.WaitForOptions().setTimeout(PATIENCE_MILLIS);

    /** Chromium ignores it; it tells this browser's processes from others'. */
    private final String mark = "--amana-reviewer=" + UUID.randomUUID();

    private final Playwright playwright;
    private final Page page;

    ReviewerAtWork(Platform platform, String user, String language, int width, int height, ColorScheme colours) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", mark)));
        page = browser.newContext(new Browser.NewContextOptions()
                        .setLocale(language)
                        .setViewportSize(width, height)
                        // What fades in is looked at once it is there.
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setColorScheme(colours))
                .newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.navigate(platform.gateway() + "/sign-in");
        page.locator("#username").fill(user);
        page.locator("#password").fill(user);
        page.locator("form").first().locator("button").click();
        page.waitForURL("**/console*");
    }

    Page page() {
        return page;
    }

    /** What is shown once nothing is loading; empty where nothing waits. */
    String item() {
        page.locator("#desk[aria-busy=false] #item, #desk[aria-busy=false] #nothing")
                .waitFor(SHOWN);
        Locator item = page.locator("#item");
        return item.count() == 0 ? "" : item.getAttribute("data-item");
    }

    /** Two keys. Returns when another item, or none, is shown. */
    void block(String itemId) {
        page.keyboard().press("b");
        decideByFirstReason(itemId);
    }

    /** What is hidden has to be shown before it can be let go. */
    void clear(String itemId) {
        if ("true".equals(page.locator("#text").getAttribute("aria-hidden"))) {
            page.keyboard().press("d");
        }
        page.keyboard().press("d");
        decideByFirstReason(itemId);
    }

    private void decideByFirstReason(String itemId) {
        page.keyboard().press("1");
        page.locator("#desk[aria-busy=false] > :not([data-item='" + itemId + "'])")
                .first()
                .waitFor(SHOWN);
    }

    /** The browser dies without a word to anybody. */
    void isKilled() {
        List<ProcessHandle> processes = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(mark))
                .toList();
        if (processes.isEmpty()) {
            throw new IllegalStateException("The browser's process is not found");
        }
        processes.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
