package dev.amana.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.amana.systemtests.Browsing.checked;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.amana.systemtests.Dealing.Party;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People set what concerns them: a buyer with a telephone, a seller in Arabic, an agent who wants to use a mail program. */
class SettingsPageStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Platform platform = Platform.shared();
    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private Browsing browsing;

    @BeforeEach
    void startBrowser() {
        browsing = new Browsing(platform);
    }

    @AfterEach
    void stopBrowser() {
        if (browsing != null) {
            browsing.close();
        }
    }

    @Test
    void partiesFindTheirSettingsAndASellerItsAnsweringTimes() {
        Dealing dealing = Dealing.open(
                platform,
                "set-" + unique,
                new Party("buyer", "buyer@mail.test", "Berta Baum"),
                new Party("seller", "seller@shop.test", "Selim Sand"));
        Page buyer = browsing.signIn("buyer", "en", 390, 844, ColorScheme.LIGHT);
        // By keyboard alone.
        buyer.locator(".top-end .menu summary").last().focus();
        buyer.keyboard().press("Enter");
        buyer.locator(".menu a[href='/settings']").focus();
        buyer.keyboard().press("Enter");
        buyer.waitForURL("**/settings");
        String second = "second." + unique + "@mail.test";
        buyer.locator("#address").fill(second);
        buyer.keyboard().press("Enter");
        Locator added = buyer.locator(".setting", new Page.LocatorOptions().setHasText(second));
        assertThat(added).containsText("Not confirmed yet");
        checked(buyer, "settings-buyer-en-phone");
        added.locator("button").last().click();
        assertThat(buyer.locator("main")).not().containsText(second);
        buyer.locator(".set-all button").click();
        assertThat(buyer.locator(".set-all")).containsText("No seller may write");
        checked(buyer, "settings-buyer-stopped-en-phone");
        buyer.locator(".set-all button").click();
        assertThat(buyer.locator(".set-all")).containsText("Sellers may write");
        Page arabic = browsing.signIn("buyer", "ar", 390, 844, ColorScheme.LIGHT);
        arabic.navigate(platform.gateway() + "/settings");
        checked(arabic, "settings-buyer-ar-phone");
        arabic.setViewportSize(1280, 860);
        checked(arabic, "settings-buyer-ar-desktop");

        buyer.navigate(platform.gateway() + "/conversations/" + dealing.conversationId());
        buyer.locator("#text").fill("Is the kettle " + unique + " made of copper?");
        buyer.locator("#write button[type=submit]").click();
        assertThat(buyer.locator(".own.is-arrived")).hasCount(1);
        Page seller = browsing.signIn("seller", "en", 1280, 860, ColorScheme.LIGHT);
        await().atMost(PATIENCE).until(() -> {
            seller.navigate(platform.gateway() + "/response-times");
            return seller.content().contains("set-" + unique);
        });
        checked(seller, "response-times-seller-en-desktop");
        seller.setViewportSize(390, 844);
        checked(seller, "response-times-seller-en-phone");
        Page staff = browsing.signIn("trust", "ar", 1280, 860, ColorScheme.LIGHT);
        staff.navigate(platform.gateway() + "/console/response-times");
        checked(staff, "console-response-times-ar-desktop");
        staff.locator(".lane-head a").first().click();
        checked(staff, "console-response-times-seller-ar-desktop");
        staff.setViewportSize(390, 844);
        checked(staff, "console-response-times-seller-ar-phone");
        Page german = browsing.signIn("trust-lead", "de", 1280, 860, ColorScheme.DARK);
        german.navigate(platform.gateway() + "/console/response-times");
        checked(german, "console-response-times-de-desktop-dark");
        german.setViewportSize(390, 844);
        checked(german, "console-response-times-de-phone-dark");
    }

    @Test
    void agentMakesAPasswordForAMailProgramAndIsShownItOnce() {
        Page agent = browsing.signIn("agent", "en", 1280, 860, ColorScheme.LIGHT);
        agent.navigate(platform.gateway() + "/settings");
        agent.locator("#label").fill("Thunderbird " + unique);
        agent.locator("#own-address").fill("agent@mail.test");
        agent.locator("form.ask button").click();
        assertThat(agent.locator("#fresh")).containsText(".");
        String password = agent.locator("#fresh").textContent();
        checked(agent, "settings-agent-password-en-desktop");
        agent.setViewportSize(390, 844);
        checked(agent, "settings-agent-password-en-phone");
        agent.navigate(platform.gateway() + "/settings");
        assertThat(agent.locator("main")).containsText("Thunderbird " + unique);
        assertThat(agent.locator("main")).not().containsText(password);
        Page arabic = browsing.signIn("agent", "ar", 390, 844, ColorScheme.DARK);
        arabic.navigate(platform.gateway() + "/settings");
        checked(arabic, "settings-agent-ar-phone-dark");
        Page japanese = browsing.signIn("agent", "ja", 1280, 860, ColorScheme.LIGHT);
        japanese.navigate(platform.gateway() + "/settings");
        checked(japanese, "settings-agent-ja-desktop");
        agent.locator(".setting", new Page.LocatorOptions().setHasText(unique))
                .locator("button")
                .last()
                .click();
        assertThat(agent.locator("main")).not().containsText(unique);
    }
}
