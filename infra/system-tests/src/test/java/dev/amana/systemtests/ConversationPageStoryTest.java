package dev.amana.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.amana.systemtests.Browsing.checked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.amana.standalone.control.Mailbox;
import dev.amana.systemtests.Dealing.Party;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A buyer writes on the page with a telephone; the seller reads it in a mail program, and in the browser in Arabic. */
class ConversationPageStoryTest {
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
    void buyerWritesFromATelephoneAndTheSellerAnswersInArabic() {
        String words = "Where has the copper kettle " + unique + " gone?";
        Dealing dealing = Dealing.open(
                platform,
                "order-" + unique,
                new Party("buyer", "buyer@mail.test", "Berta Baum"),
                new Party("seller", "seller@shop.test", "Selim Sand"));
        Page buyer = browsing.signIn("buyer", "en", 360, 740, ColorScheme.LIGHT);
        checked(buyer, "conversations-en-phone");
        buyer.locator(".talk-link", new Page.LocatorOptions().setHasText(dealing.orderId()))
                .click();
        checked(buyer, "conversation-empty-en-phone");
        buyer.locator("#write button[type=submit]").click();
        assertThat(buyer.locator("#text-problem")).hasText("Please write something first.");
        buyer.locator("#text").fill(words);
        buyer.locator("#files")
                .setInputFiles(new FilePayload(
                        "kettle.txt", "text/plain", "A kettle of copper.".getBytes(StandardCharsets.UTF_8)));
        checked(buyer, "conversation-writing-en-phone");
        buyer.locator("#write button[type=submit]").click();
        assertThat(buyer.locator(".own .text")).hasText(words);
        assertThat(buyer.locator("#text")).hasValue("");
        assertThat(buyer.locator("#text")).isFocused();
        Mailbox box = new Mailbox(platform.port(Platform.IMAP), "seller@shop.test");
        await().atMost(PATIENCE)
                .until(() -> box.mails().stream()
                        .map(mail -> new String(mail, StandardCharsets.UTF_8))
                        .anyMatch(mail -> mail.contains(unique)));
        assertThat(buyer.locator(".own.is-arrived")).hasCount(1);
        checked(buyer, "conversation-sent-en-phone");

        Page seller = browsing.signIn("seller", "ar", 1280, 860, ColorScheme.LIGHT);
        assertThat(seller.locator("html")).hasAttribute("dir", "rtl");
        seller.locator(".talk-link", new Page.LocatorOptions().setHasText(dealing.orderId()))
                .click();
        assertThat(seller.locator(".theirs .text")).hasText(words);
        assertThat(seller.locator(".theirs .file-name")).hasText("kettle.txt");
        var file = seller.waitForDownload(() -> seller.locator(".theirs .file").click());
        assertThat(file.suggestedFilename()).isEqualTo("kettle.txt");
        seller.locator("#text").fill("الغلاية في الطريق إليك.\nستصل غدًا.");
        seller.keyboard().press("Control+Enter");
        assertThat(seller.locator(".own .text")).containsText("الغلاية");
        assertThat(seller.locator(".own.is-arrived")).hasCount(1);
        checked(seller, "conversation-ar-desktop");
        // The buyer's page follows by itself.
        assertThat(buyer.locator(".theirs .text")).containsText("الغلاية");
        assertThat(buyer.locator("#announce")).not().isEmpty();
        checked(buyer, "conversation-answered-en-phone");

        Page dark = browsing.signIn("buyer", "ja", 1280, 860, ColorScheme.DARK);
        checked(dark, "conversations-ja-desktop-dark");
        dark.navigate(platform.gateway() + "/conversations/" + dealing.conversationId());
        checked(dark, "conversation-ja-desktop-dark");
        Page german = browsing.signIn("seller", "de", 390, 844, ColorScheme.DARK);
        german.navigate(platform.gateway() + "/conversations/" + dealing.conversationId());
        checked(german, "conversation-de-phone-dark");
        Page arabic = browsing.signIn("seller", "ar", 360, 740, ColorScheme.LIGHT);
        arabic.navigate(platform.gateway() + "/conversations/" + dealing.conversationId());
        checked(arabic, "conversation-ar-phone");
    }

    @Test
    void pageWorksWithoutAScript() {
        Dealing dealing = Dealing.open(
                platform,
                "plain-" + unique,
                new Party("buyer", "buyer@mail.test", "Berta Baum"),
                new Party("seller", "seller@shop.test", "Selim Sand"));
        Page buyer = browsing.signIn(
                "buyer", new Browser.NewContextOptions().setLocale("de").setJavaScriptEnabled(false));
        buyer.navigate(platform.gateway() + "/conversations/" + dealing.conversationId());
        buyer.locator("#text").fill("Ohne Skript " + unique);
        buyer.locator("#write button[type=submit]").click();
        assertThat(buyer.locator(".flash")).hasText("Gesendet.");
        assertThat(buyer.locator(".own .text")).hasText("Ohne Skript " + unique);
    }
}
