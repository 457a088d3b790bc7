package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people set for themselves in the browser, as the service renders it. */
class SettingsPagesTest extends MessagingServiceTest {
    private static final String PAGE = "/settings";

    @ParameterizedTest
    @CsvSource({
        "en, Your addresses, Your mail program",
        "de, Ihre Adressen, Ihr Mailprogramm",
        "ar, عناوينك, برنامج بريدك",
        "ja, あなたのアドレス, メールソフト"
    })
    void pagesSpeakTheReadersLanguage(String language, String addresses, String program) {
        opened();
        assertThat(page(as(buyer, "buyer"), language)).contains(addresses, buyerEmail);
        assertThat(page(as(seller, "seller"), language))
                .contains(addresses, sellerEmail)
                .doesNotContain("/settings/contact");
        assertThat(page(as("agent-" + unique, "agent"), language)).contains(program, "STARTTLS");
        assertThat(as("tina", "trust").page(PAGE, language).status()).isEqualTo(403);
    }

    @Test
    void addressIsAddedConfirmedChosenForDeliveryAndRemoved() {
        Opened opened = opened();
        Web own = as(buyer, "buyer");
        String second = "second." + unique + "@mail.test";
        assertThat(own.form(PAGE + "/addresses", "address", "nobody").status()).isEqualTo(422);
        assertThat(own.form(PAGE + "/addresses", "address", opened.sellerAlias())
                        .body())
                .contains("Please give an e-mail address");
        assertThat(own.form(PAGE + "/addresses", "address", buyerEmail).body()).contains("in your list already");
        assertThat(own.form(PAGE + "/addresses", "address", second).header("Location"))
                .isEqualTo(PAGE + "?done=address-asked");
        assertThat(page(own, "en")).contains("Not confirmed yet", second);
        assertThat(own.form(PAGE + "/delivery", "id", id(second)).status()).isEqualTo(404);
        String first = link(second, 1);
        assertThat(own.form(PAGE + "/addresses/" + id(second) + "/link").status())
                .isEqualTo(302);
        String link = link(second, 2);
        assertThat(as("", "").form(first, "answer", "yes").status()).isEqualTo(404);
        assertThat(as("", "").form(link, "answer", "yes").status()).isEqualTo(200);

        assertThat(own.form(PAGE + "/delivery", "id", id(second)).header("Location"))
                .isEqualTo(PAGE + "?done=delivery-chosen");
        await().atMost(SOON)
                .until(() -> raw(buyerEmail).stream().anyMatch(mail -> mail.contains("go to another address")));
        write(opened, 1, "To the second address");
        await().atMost(SOON).until(() -> raw(second).stream().anyMatch(mail -> mail.contains("To the second address")));
        assertThat(raw(buyerEmail)).noneMatch(mail -> mail.contains("To the second address"));
        assertThat(as("other-" + unique, "buyer")
                        .form(PAGE + "/addresses/" + id(second) + "/removal")
                        .status())
                .isEqualTo(404);

        assertThat(own.form(PAGE + "/addresses/" + id(second) + "/removal").status())
                .isEqualTo(302);
        assertThat(page(own, "en")).doesNotContain(second);
        write(opened, 2, "To the first address");
        await().atMost(SOON)
                .until(() -> raw(buyerEmail).stream().anyMatch(mail -> mail.contains("To the first address")));
    }

    @Test
    void mailsComeInTheLanguageThatWasChosen() {
        Opened opened = opened();
        Web own = as(buyer, "buyer");
        assertThat(own.form(PAGE + "/language", "language", "xx").status()).isEqualTo(400);
        assertThat(own.form(PAGE + "/language", "language", "ja").header("Location"))
                .isEqualTo(PAGE + "?done=saved&lang=ja");
        write(opened, 1, "News");
        await().atMost(SOON)
                .until(
                        () -> inbox(buyerEmail).mails(),
                        mails -> mails.stream().anyMatch(mail -> text(mail).contains("このセラー")));
        assertThat(own.form(PAGE + "/language", "language", "").status()).isEqualTo(302);
        assertThat(page(own, "en")).contains("As in your account (English)");
    }

    @Test
    void buyerStopsOneSellerAndThenAll() {
        opened();
        Web own = as(buyer, "buyer");
        assertThat(page(own, "en")).contains("Seller of order", "order-" + unique);
        assertThat(own.form(PAGE + "/contact", "seller", seller, "stop", "true").header("Location"))
                .isEqualTo(PAGE + "?done=stopped");
        assertThat(page(own, "en")).contains(">Stopped<").contains(">Allow<");
        assertThat(own.form(PAGE + "/contact", "seller", "*", "stop", "true").status())
                .isEqualTo(302);
        assertThat(page(own, "en")).contains("No seller may write to you").doesNotContain("Seller of order");
        assertThat(own.form(PAGE + "/contact", "seller", "*", "stop", "false").status())
                .isEqualTo(302);
        // What was chosen of single sellers is as it was.
        assertThat(page(own, "en")).contains(">Stopped<");
        assertThat(own.form(PAGE + "/contact", "seller", seller, "stop", "false")
                        .status())
                .isEqualTo(302);
        assertThat(page(own, "en")).doesNotContain(">Stopped<");
        assertThat(as(seller, "seller")
                        .form(PAGE + "/contact", "seller", "*", "stop", "true")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void agentsPasswordIsShownOnceAndSignsInUntilItIsRevoked() throws Exception {
        String agent = "agent-" + unique;
        Web own = as(agent, "agent");
        String path = PAGE + "/mail-passwords";
        assertThat(own.form(path, "key", "k", "label", "", "address", "a@desk.test")
                        .status())
                .isEqualTo(422);
        Web.Answer made = own.form(path, "key", "k", "label", "Laptop", "address", "a@desk.test");
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        assertThat(made.header("Cache-Control")).contains("no-store");
        Matcher shown =
                Pattern.compile("<code id=\"fresh\" dir=\"ltr\">([^<]+)<").matcher(made.body());
        assertThat(shown.find()).isTrue();
        assertThat(own.form(path, "key", "k", "label", "Laptop", "address", "a@desk.test")
                        .body())
                .contains("shown already")
                .doesNotContain(shown.group(1));
        assertThat(page(own, "en"))
                .contains("Laptop", "a@desk.test", "Never used")
                .doesNotContain(shown.group(1));
        int port = environment.getRequiredProperty("amana.messaging.submission.port", Integer.class);
        assertThat(page(own, "en")).contains(">" + port + "<");
        try (var transport = Submission.SESSION.getTransport("smtp")) {
            transport.connect("127.0.0.1", port, agent, shown.group(1));
        }
        String id = shown.group(1).substring(0, shown.group(1).indexOf('.'));
        assertThat(own.form(path + "/" + id + "/renewal").status()).isEqualTo(302);
        assertThat(own.form(path + "/" + id + "/revocation").status()).isEqualTo(302);
        assertThat(page(own, "en")).contains("You have none yet").doesNotContain("Laptop");
    }

    private static String page(Web reader, String language) {
        Web.Answer page = reader.page(PAGE, language);
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body())
                .contains("dir=\"" + (language.equals("ar") ? "rtl" : "ltr"))
                .doesNotContain("??");
        return page.body();
    }

    private String id(String address) {
        return as(buyer, "buyer")
                .get("/api/sender-addresses")
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("address").asString("").equals(address))
                .map(item -> item.path("id").asString(""))
                .findFirst()
                .orElseThrow();
    }

    /** The path of the link in the newest of so many mails that ask there. */
    private String link(String address, int count) {
        List<MimeMessage> mails =
                await().atMost(SOON).until(() -> inbox(address).mails(), all -> all.size() == count);
        Matcher link = Pattern.compile("https?://\\S+/api/sender-confirmations/[A-Za-z0-9_-]+")
                .matcher(text(mails.getLast()));
        assertThat(link.find()).isTrue();
        return URI.create(link.group()).getPath();
    }

    private void write(Opened opened, int nth, String text) {
        mail().send(sellerEmail, opened.buyerAlias(), letter("<" + nth + "@x>", "Lamp", "", text));
        moderation.clear(moderation.awaitMessages(opened.id(), nth).getLast());
    }

    private List<String> raw(String address) {
        return inbox(address).mails().stream().map(CorrespondenceTest::raw).toList();
    }

    private static String text(MimeMessage mail) {
        try {
            Object content = mail.getContent();
            return content instanceof Multipart parts
                    ? parts.getBodyPart(0).getContent().toString()
                    : content.toString();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
