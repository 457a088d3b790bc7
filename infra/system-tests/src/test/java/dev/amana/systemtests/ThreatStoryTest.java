package dev.amana.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.amana.standalone.control.Api;
import dev.amana.standalone.control.MailProgram;
import dev.amana.standalone.control.Mailbox;
import dev.amana.systemtests.Dealing.Party;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The story that Amana was built for, in the browser: an agent types a threat to a customer. It never arrives; the agent is
 * stopped, two people decide, the employer gets the file, somebody else apologises by mail, the customer answers, or wants
 * no further contact, and the case is closed.
 */
class ThreatStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("/api/preferences/message/\\S+");
    private static final String READ = "form[action*=read] button";
    private static final String REFUSE = "form[action*=refuse] button";

    private final Platform platform = Platform.shared();
    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String agent = "agent-" + unique;
    private final Party customer =
            new Party("customer-" + unique, "clara." + unique + "@mail.test", "Clara Cohn " + unique);

    /** @param suspended what the agent reads from then on */
    private record Tongue(String language, String harmless, String threat, String suspended, String apologiser) {}

    private static final Tongue ENGLISH = new Tongue(
            "en",
            "Please wait a moment longer.",
            "I know where you live and I am going to kill you.",
            "You are suspended",
            "Tara Trust");
    private static final Tongue ARABIC =
            new Tongue("ar", "يرجى الانتظار قليلا.", "أعرف أين تسكن وسوف أقتلك", "أنت موقوف عن العمل", "سلمى");

    private Tongue tongue = ENGLISH;
    private String conversation = "";
    private String supportAlias = "";

    @Test
    void inEnglishTheCustomerReadsTheApologyAndAnswers() throws Exception {
        try (Browsing browsing = new Browsing(platform)) {
            Page lead = untilTheApology(browsing, ENGLISH);
            Page customers = receipt(browsing);
            customers.locator(READ).click();
            assertThat(customers.locator(READ)).hasCount(0);
            await().atMost(PATIENCE).until(() -> step().equals("READ"));
            customerAnswers();
            await().atMost(PATIENCE).until(() -> step().equals("ANSWERED"));
            caseIsClosed(lead, "apology-answered");
        }
    }

    @Test
    void inArabicTheCustomerWantsNoFurtherContact() throws Exception {
        try (Browsing browsing = new Browsing(platform)) {
            Page lead = untilTheApology(browsing, ARABIC);
            Page customers = receipt(browsing);
            customers.locator(REFUSE).click();
            assertThat(customers.locator(REFUSE)).hasCount(0);
            Browsing.checked(customers, "receipt-refused-ar");
            await().atMost(PATIENCE)
                    .until(() -> found().getFirst().at("/standing/refused").asBoolean());
            Api.Answer again = platform.as("trust")
                    .post(
                            "/api/investigations/"
                                    + found().getFirst().path("investigationId").asString() + "/apology",
                            "{\"key\": \"again\", \"remedy\": \"none\", \"text\": \"Please answer\"}");
            assertThat(again.status()).as(again.toString()).isEqualTo(409);
            caseIsClosed(lead, "contact-refused");
            assertThat(inbox().count()).isEqualTo(1);
        }
    }

    private Page untilTheApology(Browsing browsing, Tongue spoken) throws Exception {
        tongue = spoken;
        openSupport();
        agentThreatens(browsing);
        Page lead = signIn(browsing, "trust-lead");
        investigationIsDecidedByTwo(browsing, lead);
        fileIsHandedOver(lead);
        somebodyElseApologises(browsing, lead.url());
        return lead;
    }

    private void openSupport() {
        String person =
                Dealing.json(customer).replace("\"locale\": \"en\"", "\"locale\": \"" + tongue.language() + "\"");
        Api.Answer answer = platform.as("marketplace")
                .post(
                        "/api/conversations",
                        "{\"kind\": \"support\", \"customer\": %s, \"agentId\": \"%s\"}".formatted(person, agent));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        conversation = answer.text("conversationId");
        supportAlias = answer.text("supportAlias");
    }

    /** A harmless message of theirs waits in the queue meanwhile, and is stopped with them. */
    private void agentThreatens(Browsing browsing) {
        Api operator = platform.as("operator");
        assertThat(operator.post("/api/outbound/pause", "{}").status()).isLessThan(300);
        try {
            Page page = signIn(browsing, agent);
            page.navigate(platform.gateway() + "/conversations/" + conversation);
            type(page, tongue.harmless());
            assertThat(page.locator(".own .text").filter(new Locator.FilterOptions().setHasText(tongue.harmless())))
                    .isVisible();
            await().atMost(PATIENCE).until(() -> states().contains("cleared"));
            type(page, tongue.threat());
            Api itself = platform.as(agent);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> itself.get("/api/conversations/" + conversation + "/messages")
                                    .status()
                            == 403);
            Instant stopped = Instant.now();
            await().atMost(PATIENCE).until(() -> states().contains("blocked") && states().contains("sender-suspended"));
            System.out.printf(
                    "MEASURED %s: from the verdict until the agent was refused, %d ms (polled every 20 ms)%n",
                    tongue.language(), Duration.between(verdictAt(), stopped).toMillis());
            assertThat(states()).doesNotContain("relayed");
            page.navigate(platform.gateway() + "/conversations/" + conversation);
            assertThat(page.getByText(tongue.suspended()).first()).isVisible();
            Browsing.checked(page, "agent-suspended-" + tongue.language());
        } finally {
            operator.post("/api/outbound/resume", "{}");
        }
        assertThat(inbox().count()).isZero();
    }

    private static void type(Page page, String text) {
        page.locator("#text").pressSequentially(text);
        page.locator("#write button[type=submit]").click();
    }

    private void investigationIsDecidedByTwo(Browsing browsing, Page lead) {
        await().atMost(PATIENCE).until(() -> found().size() == 1);
        lead.navigate(platform.gateway() + "/console/investigations");
        Browsing.checked(lead, "investigations-" + tongue.language());
        lead.locator("a", new Page.LocatorOptions().setHasText(agent)).click();
        String address = lead.url();
        // What is not decided yet is covered, too, and what is not kept yet is not there.
        await().atMost(PATIENCE).untilAsserted(() -> {
            lead.navigate(address);
            lead.locator("#reason").fill("Review of a threat");
            lead.locator(".ask button").click();
            Locator evidence = lead.locator("section[aria-labelledby=chain-h] .exhibits");
            assertThat(evidence).isVisible();
            assertThat(evidence.locator("> li").all()).hasSize(2);
            assertThat(evidence.locator(".veil").all()).hasSize(1);
        });
        assertThat(lead.getByText(tongue.threat())).isHidden();
        Browsing.checked(lead, "investigation-covered-" + tongue.language());
        lead.locator(".veil summary").click();
        assertThat(lead.getByText(tongue.threat())).isVisible();
        lead.navigate(address);
        lead.locator("input[value=CONFIRM]").check();
        lead.locator("#result").selectOption("DISMISSAL_RECOMMENDED");
        lead.locator("#why").fill("A death threat to a customer.");
        lead.locator("form[action$=proposal] button").click();
        assertThat(lead.locator(".flash")).isVisible();

        Page second = signIn(browsing, "trust-lead-2");
        second.navigate(address);
        Browsing.checked(second, "investigation-proposed-" + tongue.language());
        second.locator("#why2").fill("I agree.");
        second.locator("button[name=agreed][value=true]").click();
        assertThat(second.locator(".flash")).isVisible();
        lead.navigate(address);
    }

    private void fileIsHandedOver(Page lead) throws Exception {
        lead.locator("#hand-why").fill("For the employer");
        Download download = lead.waitForDownload(
                () -> lead.locator("form[action$=hand-over] button").click());
        HandedOver file = HandedOver.read(Files.readAllBytes(download.path()));
        assertThat(file.verified()).isTrue();
        assertThat(file.text("messages.mbox")).contains(tongue.threat());
        Page reader = lead.context().newPage();
        reader.setContent(file.text("index.html"));
        assertThat(reader.locator("html")).hasAttribute("dir", tongue.equals(ARABIC) ? "rtl" : "ltr");
        assertThat(reader.getByText(tongue.harmless())).isVisible();
        assertThat(reader.getByText(tongue.threat())).isHidden();
        Browsing.checked(reader, "hand-over-" + tongue.language());
        reader.close();
    }

    private void somebodyElseApologises(Browsing browsing, String address) {
        Page trust = signIn(browsing, "trust");
        trust.navigate(address);
        assertThat(trust.locator("#language")).hasValue(tongue.language());
        trust.locator("#name").fill(tongue.apologiser());
        trust.locator("#remedy").selectOption("credit");
        trust.locator("form.pick button").click();
        assertThat(trust.locator("textarea#apology")).hasValue(Pattern.compile(tongue.apologiser()));
        Browsing.checked(trust, "apology-" + tongue.language());
        trust.locator("form[action$=apology] button").click();
        assertThat(trust.locator(".flash")).isVisible();
        await().atMost(PATIENCE).until(() -> inbox().count() == 1);
    }

    /** The link stands in the mail, which came under the desk's alias. */
    private Page receipt(Browsing browsing) throws Exception {
        MimeMessage mail = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(inbox().mails().getFirst()));
        assertThat(((InternetAddress) mail.getFrom()[0]).getAddress()).isEqualTo(supportAlias);
        String text = text(mail.getContent());
        assertThat(text).contains(tongue.apologiser());
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        Page page = browsing.open(
                new Browser.NewContextOptions().setLocale(tongue.language()).setViewportSize(390, 844));
        page.navigate(platform.gateway() + link.group());
        Browsing.checked(page, "receipt-" + tongue.language());
        return page;
    }

    private void customerAnswers() {
        String answer = "From: %s\nTo: %s\nSubject: Re: Customer service\n\nThank you, that is enough for me.\n"
                .formatted(customer.email(), supportAlias);
        MailProgram.Reply reply = new MailProgram(platform.port(Platform.SMTP))
                .send(customer.email(), supportAlias, answer.getBytes(StandardCharsets.UTF_8));
        assertThat(reply.accepted()).as(reply.toString()).isTrue();
    }

    private void caseIsClosed(Page lead, String ending) {
        creditIsGiven();
        lead.reload();
        Browsing.checked(lead, "investigation-ended-" + tongue.language());
        lead.locator("form[action$=close] button").click();
        assertThat(lead.locator(".flash")).isVisible();
        String caseId = "conversation-" + conversation;
        await().atMost(PATIENCE)
                .until(() -> platform.as("trust")
                        .get("/api/case-files/" + caseId)
                        .body()
                        .at("/file/standing/progress")
                        .asString("")
                        .equals("CLOSED"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(platform.as("trust")
                                .get("/api/cases/" + caseId + "/timeline?size=100")
                                .body()
                                .toString())
                        .contains("confirmed", "apology-requested", ending, "\"closed\""));
        lead.navigate(platform.gateway() + "/console/cases/" + caseId);
        Browsing.checked(lead, "case-of-a-threat-" + tongue.language());
    }

    /** What was promised is a task of the case, and the case is not closed before. */
    private void creditIsGiven() {
        Api trust = platform.as("trust");
        String file = "/api/case-files/conversation-" + conversation;
        String task = "remedy-credit-"
                + found().getFirst().at("/standing/apology/apologyId").asString();
        await().atMost(PATIENCE).until(() -> trust.get(file).toString().contains(task));
        assertThat(trust.put(file + "/progress", "{\"progress\": \"CLOSED\"}").status())
                .isEqualTo(409);
        assertThat(trust.post(file + "/tasks/" + task + "/done", "{}").status()).isLessThan(300);
    }

    private List<JsonNode> found() {
        return platform.as("trust")
                .get("/api/investigations?staffId=" + agent)
                .body()
                .valueStream()
                .toList();
    }

    private String step() {
        return found().getFirst().at("/standing/apology/step").asString("");
    }

    private List<String> states() {
        return Messages.of(platform, conversation).stream()
                .map(Messages.Message::state)
                .toList();
    }

    private Instant verdictAt() {
        return Messages.of(platform, conversation).stream()
                .filter(message -> message.state().equals("blocked"))
                .map(message -> message.verdict().replaceAll("(?s).*\"decidedAt\":\"([^\"]+)\".*", "$1"))
                .map(Instant::parse)
                .findFirst()
                .orElseThrow();
    }

    private Mailbox inbox() {
        return new Mailbox(platform.port(Platform.IMAP), customer.email());
    }

    private static String text(Object content) throws Exception {
        return content instanceof Multipart parts ? text(parts.getBodyPart(0).getContent()) : content.toString();
    }

    private Page signIn(Browsing browsing, String user) {
        return browsing.signIn(
                user,
                new Browser.NewContextOptions().setLocale(tongue.language()).setViewportSize(1280, 1300));
    }
}
