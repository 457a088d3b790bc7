package dev.amana.standalone.demo;

import dev.amana.standalone.control.Api;
import dev.amana.standalone.control.MailProgram;
import dev.amana.standalone.control.Mailbox;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** A desk lamp is bought, written about, paid in cash and given away, and an agent loses their temper. */
public final class DemoStory {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String BUYER = "buyer@mail.test";
    private static final String SELLER = "seller@shop.test";
    private static final String BUYER_PHONE = "+49 170 5550142";
    private static final String SELLER_PHONE = "030 5550199";

    private final DemoPlace place;
    private final PrintStream out;
    private final String order;
    /** Whoever threatens is suspended, so each telling has an agent of its own. */
    private final String agent;

    /** @param number tells this telling of the story from others on the same data */
    public DemoStory(DemoPlace place, PrintStream out, long number) {
        this.place = place;
        this.out = out;
        this.order = "lamp-" + number;
        this.agent = "agent-" + Long.toString(number, Character.MAX_RADIX);
    }

    /** Plays every chapter. Throws {@link IllegalStateException} with the answer where a door does not do as expected. */
    public void play() {
        order();
        correspondence();
        cash();
        gift();
        threat();
        whatToLookAt();
    }

    private void order() {
        chapter("The marketplace tells Amana of two parties and an order");
        Api marketplace = place.as("marketplace");
        expect(marketplace.put("/api/parties/buyer", party("BUYER", BUYER, "Berta Baum", BUYER_PHONE)), "the buyer");
        expect(
                marketplace.put("/api/parties/seller", party("SELLER", SELLER, "Selim Sand", SELLER_PHONE)),
                "the seller");
        expect(marketplace.put("/api/orders/" + order, """
                        {"buyerId": "buyer", "sellerId": "seller", "totalMinor": 4999, "currency": "EUR",
                         "items": [{"itemId": "lamp", "title": "Desk lamp", "quantity": 1, "priceMinor": 4999}],
                         "placedAt": "%s"}
                        """.formatted(Instant.now())), "the order");
        say("Order %s: Berta Baum <%s> buys a desk lamp from Selim Sand <%s>.".formatted(order, BUYER, SELLER));
    }

    private void correspondence() {
        chapter("They write to each other from their own mail programs");
        Api.Answer opened = expect(
                place.as("marketplace").post("/api/conversations", """
                                {"orderId": "%s", "buyer": %s, "seller": %s}
                                """.formatted(
                        order, participant("buyer", BUYER, "Berta Baum"), participant("seller", SELLER, "Selim Sand"))),
                "the conversation");
        say("Berta writes to %s, Selim to %s.".formatted(opened.text("sellerAlias"), opened.text("buyerAlias")));
        String arrived = mail(
                BUYER,
                opened.text("sellerAlias"),
                SELLER,
                "Is the shade made of glass?\n\n-- \nBerta Baum\n" + BUYER + "\nTel. 0170/5550142");
        say("What Selim's inbox shows:\n%s".formatted(arrived.indent(6).stripTrailing()));
        mail(SELLER, opened.text("buyerAlias"), BUYER, "Yes, hand-blown. It leaves the workshop tomorrow.");
        say("Selim has answered. Neither mail shows the other side's name, address or phone number.");
    }

    private void cash() {
        chapter("Berta asks for a code to pay in cash");
        Api buyer = place.as("buyer");
        Api.Answer code =
                eventually(() -> buyer.post("/api/pay-codes", "{\"orderId\": \"" + order + "\"}"), "the pay code");
        say("Code %s, to be shown at a branch until %s.".formatted(code.text("number"), code.text("expiresAt")));
    }

    private void gift() {
        chapter("Selim's cousin wished for a lamp; Berta gives it, and neither learns the other's address");
        Api recipient = place.as("seller");
        Api.Answer list =
                expect(recipient.post("/api/wish-lists", "{\"title\": \"For the new flat\"}"), "the wish list");
        String path = "/api/wish-lists/" + list.text("wishListId") + "/items";
        expect(recipient.post(path, "{\"itemId\": \"lamp\", \"title\": \"Desk lamp\"}"), "the wish");
        expect(
                place.as("buyer")
                        .post(
                                "/api/gifts",
                                "{\"wishListId\": \"%s\", \"itemId\": \"lamp\", \"orderId\": \"%s\"}"
                                        .formatted(list.text("wishListId"), order)),
                "the gift");
        expect(
                place.as("marketplace")
                        .post(
                                "/api/orders/" + order + "/facts",
                                "{\"type\": \"delivered\", \"at\": \"%s\"}".formatted(Instant.now())),
                "the delivery");
        say("The order is delivered; the recipient now holds support, exchange and warranty.");
    }

    private void threat() {
        chapter("A customer-service agent writes what must never leave the house");
        Api.Answer support = expect(
                place.as("marketplace")
                        .post(
                                "/api/conversations",
                                "{\"kind\": \"support\", \"orderId\": \"%s\", \"customer\": %s, \"agentId\": \"%s\"}"
                                        .formatted(order, participant("buyer", BUYER, "Berta Baum"), agent)),
                "the support conversation");
        expect(
                place.as(agent)
                        .post(
                                "/api/conversations/" + support.text("conversationId") + "/messages",
                                "{\"text\": \"I know where you live and I am going to kill you.\"}"),
                "the agent's message");
        say("Taken from the agent with 202; screened, blocked, and now part of the case.");
        say("The agent is suspended, and an investigation is open.");
    }

    private void whatToLookAt() {
        chapter("What to look at");
        say("%s/console/investigations   sign in as trust-lead; trust-lead-2 is the second person"
                .formatted(place.gateway()));
        say("%s/console            sign in as trust, password trust".formatted(place.gateway()));
        say("%s/console/cases/order-%s   everything about this order".formatted(place.gateway(), order));
        say("%s/conversations      the same for the buyer and the seller; sign in as either"
                .formatted(place.gateway()));
        say("IMAP on port %d        any mailbox, the password is its address, such as %s"
                .formatted(place.imapPort(), BUYER));
        say("./amana token trust     a bearer token, for example for %s/api/cases?q=lamp".formatted(place.gateway()));
    }

    /** Sends a mail and returns what arrives at the other side, as its first text lines. */
    private String mail(String from, String alias, String to, String text) {
        Mailbox inbox = place.mailbox(to);
        int before = inbox.count();
        String mail = "From: %s\nTo: %s\nSubject: Desk lamp\nContent-Type: text/plain; charset=utf-8\n\n%s\n"
                .formatted(from, alias, text);
        MailProgram.Reply reply = place.mailProgram().send(from, alias, mail.getBytes(StandardCharsets.UTF_8));
        if (!reply.accepted()) {
            throw new IllegalStateException("The mail to " + alias + " was refused: " + reply.text());
        }
        Instant deadline = Instant.now().plus(PATIENCE);
        while (inbox.count() == before) {
            pause(deadline, "the mail to " + to);
        }
        return Headline.of(inbox.mails().getLast());
    }

    /** For what becomes possible only once a fact has travelled to another context. */
    private static Api.Answer eventually(Supplier<Api.Answer> call, String what) {
        Instant deadline = Instant.now().plus(PATIENCE);
        Api.Answer answer = call.get();
        while (answer.status() / 100 != 2) {
            pause(deadline, what + ": " + answer.body());
            answer = call.get();
        }
        return answer;
    }

    private static void pause(Instant deadline, String what) {
        if (Instant.now().isAfter(deadline)) {
            throw new IllegalStateException("Waited " + PATIENCE.toSeconds() + " s in vain for " + what);
        }
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private static Api.Answer expect(Api.Answer answer, String what) {
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException("No success for " + what + ": " + answer.status() + " " + answer.body());
        }
        return answer;
    }

    private static String party(String role, String email, String name, String phone) {
        return """
                {"role": "%s", "email": "%s", "name": "%s", "locale": "en", "country": "DE", "phone": "%s"}""".formatted(role, email, name, phone);
    }

    private static String participant(String id, String email, String name) {
        return """
                {"partyId": "%s", "email": "%s", "name": "%s", "locale": "en", "country": "DE"}""".formatted(id, email, name);
    }

    private void chapter(String title) {
        out.println();
        out.println(title);
    }

    private void say(String line) {
        out.println("  " + line);
    }
}
