package dev.amana.gifting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.gateway.contract.MarketplaceEvent.Item;
import dev.amana.gateway.contract.MarketplaceEvent.OrderDelivered;
import dev.amana.gateway.contract.MarketplaceEvent.OrderPlaced;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRegistered;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRole;
import dev.amana.gifting.contract.GiftingEvent.GiftDelivered;
import dev.amana.gifting.contract.GiftingEvent.GiftPlaced;
import dev.amana.platform.erasure.ErasureParticipant;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import dev.amana.testkit.DemoTokens;
import dev.amana.testkit.ServiceTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a wish to a delivered gift, on real parts. */
@ServiceTest("gifting")
class GiftingServiceTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ADDRESS = "Unverkennbare Gasse 77";

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Autowired
    Vault vault;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<ErasureParticipant> erasure;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String giver = "giver-" + unique;
    private final String recipient = "recipient-" + unique;
    private final String orderId = "order-" + unique;
    private Marketplace marketplace;

    @BeforeEach
    void startMarketplace() {
        marketplace = new Marketplace(environment.getRequiredProperty("spring.kafka.bootstrap-servers"));
        tell(
                giver,
                new PartyRegistered(
                        giver,
                        PartyRole.BUYER,
                        sealed("giver@mail.test"),
                        sealed("Greta Geber"),
                        "de",
                        "DE",
                        Instant.now()));
        List<Item> items = List.of(new Item("lamp", "Desk lamp", 2, 50));
        tell(orderId, new OrderPlaced(orderId, giver, "seller", 100, "EUR", items, Instant.now()));
    }

    @AfterEach
    void stopMarketplace() {
        marketplace.close();
    }

    private void tell(String key, MarketplaceEvent event) {
        marketplace.tell(MarketplaceEvent.TOPIC, key, event);
    }

    private SealedText sealed(String text) {
        return vault.seal(Personal.of(giver, RetentionClass.PROFILE, text));
    }

    private String wish() {
        String list = "{\"title\": \"Birthday\", \"address\": \"" + ADDRESS + "\"}";
        String id = json.readTree(post("/api/wish-lists", recipient, list).body())
                .path("wishListId")
                .asString();
        assertThat(post(
                                "/api/wish-lists/" + id + "/items",
                                recipient,
                                "{\"itemId\": \"lamp\", \"title\": \"Desk lamp\"}")
                        .statusCode())
                .isEqualTo(201);
        return id;
    }

    private String give(String wishListId, String more) {
        String gift = "{\"wishListId\": \"%s\", \"itemId\": \"lamp\", \"orderId\": \"%s\"%s}"
                .formatted(wishListId, orderId, more);
        HttpResponse<String> answer =
                await().atMost(SOON).until(() -> post("/api/gifts", giver, gift), a -> a.statusCode() == 201);
        return json.readTree(answer.body()).path("giftId").asString();
    }

    private JsonNode received() {
        return json.readTree(get("/api/gifts/received", recipient).body());
    }

    @Test
    void aDeliveredGiftStandsInTheRecipientsRecordWithoutTheGiver() {
        String wishListId = wish();
        String giftId = give(wishListId, "");
        assertThat(give(wishListId, "")).as("repeated").isEqualTo(giftId);
        assertThat(received()).isEmpty();

        tell(orderId, new OrderDelivered(orderId, Instant.now()));

        JsonNode gift = await().atMost(SOON)
                .until(this::received, gifts -> gifts.size() == 1)
                .get(0);
        assertThat(gift.path("title").asString()).isEqualTo("Desk lamp");
        assertThat(gift.path("rights").toString()).contains("warranty");
        assertThat(gift.toString())
                .doesNotContain(giver)
                .doesNotContain("Greta")
                .doesNotContain(orderId);
        GiftPlaced placed =
                marketplace.awaitEvent(GiftPlaced.class, e -> e.giftId().equals(giftId));
        assertThat(placed.giverShown()).isFalse();
        assertThat(placed.orderId()).isEqualTo(orderId);
        GiftDelivered delivered =
                marketplace.awaitEvent(GiftDelivered.class, e -> e.giftId().equals(giftId));
        assertThat(delivered.entitlementId())
                .isEqualTo(gift.path("entitlementId").asString());
    }

    @Test
    void withConsentTheRecipientLearnsTheGiversName() {
        give(wish(), ", \"showGiver\": true");
        tell(orderId, new OrderDelivered(orderId, Instant.now()));

        JsonNode gift = await().atMost(SOON)
                .until(this::received, gifts -> gifts.size() == 1)
                .get(0);
        assertThat(gift.path("giver").asString()).isEqualTo("Greta Geber");

        erasure.forEach(participant -> participant.forget(giver, Set.of("profile")));
        assertThat(received().get(0).has("giver")).isFalse();
    }

    @Test
    void aGiftForAnOrderThatHasArrivedAlreadyIsDeliveredAtOnce() {
        tell(orderId, new OrderDelivered(orderId, Instant.now()));
        give(wish(), "");
        await().atMost(SOON).until(this::received, gifts -> gifts.size() == 1);
    }

    @Test
    void theRecipientsAddressIsShownToNobody() {
        String wishListId = wish();
        give(wishListId, "");
        await().atMost(SOON)
                .until(() -> get("/api/wish-lists", recipient).body().contains("lamp"));
        String seen = get("/api/wish-lists/" + wishListId, giver).body()
                + get("/api/gifts/given", giver).body()
                + get("/api/wish-lists", recipient).body();
        assertThat(seen).contains("Desk lamp").doesNotContain(ADDRESS).doesNotContain(recipient);
        assertThat(get("/api/wish-lists", recipient).body()).doesNotContain("reserved");
    }

    @Test
    void onlyWhoBoughtTheOrderCanGiveIt() {
        String wishListId = wish();
        give(wishListId, "");
        String gift =
                "{\"wishListId\": \"%s\", \"itemId\": \"lamp\", \"orderId\": \"%s\"}".formatted(wishListId, orderId);
        HttpResponse<String> answer = post("/api/gifts", "stranger-" + unique, gift);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("/problems/unknown-order");
        assertThat(post("/api/gifts", giver, gift.replace(wishListId, "nowhere"))
                        .body())
                .contains("/problems/unknown-wish-list");
    }

    @Test
    void whatWasBoughtTwiceIsGivenTwice() {
        give(wish(), "");
        String gift = "{\"wishListId\": \"%s\", \"itemId\": \"%s\", \"orderId\": \"" + orderId + "\"}";
        assertThat(post("/api/gifts", giver, gift.formatted("nowhere", "lamp")).statusCode())
                .as("takes no piece")
                .isEqualTo(404);
        give(wish(), "");

        HttpResponse<String> third = post("/api/gifts", giver, gift.formatted(wish(), "lamp"));

        assertThat(third.statusCode()).isEqualTo(409);
        assertThat(third.body()).contains("/problems/all-pieces-given");
        HttpResponse<String> other = post("/api/gifts", giver, gift.formatted(wish(), "vase"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("/problems/item-not-in-order");
    }

    @Test
    void forgettingAPartyDropsItsWishLists() {
        String wishListId = wish();
        await().atMost(SOON)
                .until(() -> get("/api/wish-lists", recipient).body().contains("lamp"));

        erasure.forEach(participant -> participant.forget(recipient, Set.of("profile")));

        assertThat(json.readTree(get("/api/wish-lists", recipient).body())).isEmpty();
        assertThat(jdbc.sql("select count(*) from wish_list_item where wish_list_id = ?")
                        .param(wishListId)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private HttpResponse<String> get(String path, String user) {
        return send(request(path, user).GET());
    }

    private HttpResponse<String> post(String path, String user, String body) {
        return send(request(path, user)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String user) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", DemoTokens.bearer(user, "buyer"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
