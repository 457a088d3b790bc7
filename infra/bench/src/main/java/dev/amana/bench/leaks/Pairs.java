package dev.amana.bench.leaks;

import dev.amana.canaries.Person;
import dev.amana.standalone.control.AmanaProcess;
import dev.amana.standalone.control.Api;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Buyers and sellers who write to each other, and what became of their messages. */
final class Pairs {
    private static final int MESSAGING = 8081;

    private final List<Pair> pairs = new ArrayList<>();
    private final String messaging;
    private final Api trust;

    record Pair(String conversationId, Person buyer, String buyerAlias, Person seller, String sellerAlias) {}

    /** @param to the alias of the other side */
    record Letter(Person author, Person recipient, String to) {}

    Pairs(AmanaProcess amana, int count, long seed) throws IOException {
        messaging = "http://127.0.0.1:" + amana.port(MESSAGING);
        trust = new Api(messaging, amana.token("trust"));
        Api marketplace = new Api(messaging, amana.token("marketplace"));
        for (int i = 0; i < count; i++) {
            pairs.add(open(marketplace, i, Person.numbered(2 * i, seed), Person.numbered(2 * i + 1, seed)));
        }
    }

    private static Pair open(Api marketplace, int number, Person buyer, Person seller) throws IOException {
        Api.Answer answer = marketplace.post(
                "/api/conversations",
                String.format(
                        Locale.ROOT,
                        "{\"orderId\": \"leaks-%d\", \"buyer\": %s, \"seller\": %s}",
                        number,
                        json("leaks-buyer-" + number, buyer),
                        json("leaks-seller-" + number, seller)));
        if (answer.status() != 201) {
            throw new IOException("no conversation: " + answer);
        }
        return new Pair(
                answer.text("conversationId"), buyer, answer.text("buyerAlias"), seller, answer.text("sellerAlias"));
    }

    private static String json(String id, Person person) {
        return String.format(
                Locale.ROOT,
                "{\"partyId\": \"%s\", \"email\": \"%s\", \"name\": \"%s\", \"locale\": \"en\", \"country\": \"DE\", \"phone\": \"%s\"}",
                id,
                person.asciiAddress(),
                person.name(),
                person.phone());
    }

    /** Buyers and sellers in turn. */
    Letter letter(int number) {
        Pair pair = pairs.get(number / 2 % pairs.size());
        return number % 2 == 0
                ? new Letter(pair.buyer(), pair.seller(), pair.sellerAlias())
                : new Letter(pair.seller(), pair.buyer(), pair.buyerAlias());
    }

    /** Every direction once. */
    Stream<Letter> letters() {
        return IntStream.range(0, 2 * pairs.size()).mapToObj(this::letter);
    }

    /** Where each message stands, and why. */
    Map<String, String> states() {
        Map<String, String> states = new HashMap<>();
        pairs.forEach(pair -> read(pair, states));
        return states;
    }

    private void read(Pair pair, Map<String, String> states) {
        String cursor = "";
        do {
            Api.Answer page = trust.get(
                    "/api/conversations/" + pair.conversationId() + "/messages?size=100&reason=benchmark" + cursor);
            for (JsonNode item : page.body().path("items")) {
                String because = item.path("because").asString("");
                String state = item.path("state").asString("");
                states.put(item.path("messageId").asString(), because.isEmpty() ? state : state + " (" + because + ")");
            }
            String next = page.text("nextCursor");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
    }
}
