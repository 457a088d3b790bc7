package dev.amana.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.amana.systemtests.Browsing.checked;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.amana.standalone.control.Api;
import dev.amana.standalone.control.Mailbox;
import dev.amana.systemtests.Dealing.Party;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    void whoFollowsALinkInAMailFindsAPageForEveryScreenWithoutSigningIn() {
        Dealing dealing = Dealing.open(
                platform,
                "link-" + unique,
                new Party("buyer", "buyer@mail.test", "Berta Baum"),
                new Party("seller", "seller@shop.test", "Selim Sand"));
        platform.as("seller")
                .post(
                        "/api/conversations/" + dealing.conversationId() + "/messages",
                        "{\"text\": \"Do you need a lid for the kettle " + unique + "?\"}");
        String optOut = linkTo("/api/preferences/opt-out/", "buyer@mail.test", "kettle " + unique);
        Page english = open("en", 360, 740, ColorScheme.LIGHT);
        english.navigate(optOut);
        checked(english, "opt-out-en-phone");
        Page arabic = open("ar", 390, 844, ColorScheme.DARK);
        arabic.navigate(optOut);
        checked(arabic, "opt-out-ar-phone-dark");
        english.locator("form button").first().click();
        assertThat(english.locator("form")).hasAttribute("action", "?choice=undo");
        checked(english, "opt-out-done-en-phone");
        english.locator("form button").click();
        assertThat(english.locator("form")).hasCount(0);
        checked(english, "opt-out-undone-en-phone");

        String second = "link." + unique + "@mail.test";
        platform.as("buyer").post("/api/sender-addresses", "{\"address\": \"" + second + "\"}");
        String confirmation = linkTo("/api/sender-confirmations/", second, "");
        english.navigate(confirmation);
        checked(english, "confirmation-en-phone");
        arabic.navigate(confirmation);
        checked(arabic, "confirmation-ar-phone-dark");
        Page japanese = open("ja", 1280, 860, ColorScheme.LIGHT);
        japanese.navigate(confirmation);
        checked(japanese, "confirmation-ja-desktop");
        japanese.locator("button[value=no]").click();
        assertThat(japanese.locator("form")).hasCount(0);
        checked(japanese, "confirmation-discarded-ja-desktop");
    }

    private Page open(String language, int width, int height, ColorScheme colours) {
        return browsing.open(new Browser.NewContextOptions()
                .setLocale(language)
                .setViewportSize(width, height)
                .setColorScheme(colours));
    }

    /** The first such link in a mail there that says so. */
    private String linkTo(String path, String address, String words) {
        Mailbox box = new Mailbox(platform.port(Platform.IMAP), address);
        Pattern link = Pattern.compile(Pattern.quote(path) + "[\\w.~-]+");
        return platform.gateway()
                + await().atMost(PATIENCE)
                        .until(
                                () -> box.mails().stream()
                                        .map(mail -> new String(mail, StandardCharsets.UTF_8)
                                                .replaceAll("=\r?\n|\r?\n[ \t]", ""))
                                        .filter(mail -> mail.contains(words))
                                        .map(link::matcher)
                                        .filter(Matcher::find)
                                        .map(Matcher::group)
                                        .findFirst(),
                                Optional::isPresent)
                        .orElseThrow();
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
        Api.Answer support =
                Dealing.openSupport(platform, new Party("buyer", "buyer@mail.test", "Berta Baum"), "agent");
        agent.navigate(platform.gateway() + "/conversations/" + support.text("conversationId"));
        assertThat(agent.locator("#write-to")).hasText(support.text("customerAlias"));
        agent.locator("button[data-copy]").click();
        assertThat(agent.locator("button[data-copy]")).hasText("Copied");
        checked(agent, "conversation-agent-write-to-en-phone");
        arabic.navigate(platform.gateway() + "/conversations/" + support.text("conversationId"));
        checked(arabic, "conversation-agent-write-to-ar-phone-dark");
        agent.navigate(platform.gateway() + "/settings");
        agent.locator(".setting", new Page.LocatorOptions().setHasText(unique))
                .locator("button")
                .last()
                .click();
        assertThat(agent.locator("main")).not().containsText(unique);
    }
}
