package dev.amana.gateway.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.amana.messaging.contract.MessagingEvent.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages in a real browser. */
class ConsoleTest extends ConsoleBrowserTest {
    @Autowired
    private JdbcClient jdbc;

    private static final Pattern PAGE_FETCHES_ITSELF = Pattern.compile(".*/order-console-bicycle\\?shown=.*");

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
    void openedCaseIsRecordedAsALook() {
        openCase("en", 1360, 1100, ColorScheme.LIGHT);
        page.reload();
        assertThat(page.locator(".entry").first()).isVisible();
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'case.read' and target = ?")
                        .param("case/order-console-bicycle")
                        .query(Integer.class)
                        .single())
                .as("once, whoever else opened it in these tests")
                .isEqualTo(1);
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
}
