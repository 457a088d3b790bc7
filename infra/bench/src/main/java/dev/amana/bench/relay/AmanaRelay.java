package dev.amana.bench.relay;

import dev.amana.standalone.control.AmanaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Messaging with its backing services, and who clears its messages; a conversation for each route. */
final class AmanaRelay implements Relay {
    private static final int MESSAGING = 8081;
    private static final int SMTP = 2525;
    private static final int KAFKA = 19092;
    private static final Pattern SELLER_ALIAS = Pattern.compile("\"sellerAlias\"\\s*:\\s*\"([^\"]+)\"");

    private final String label;
    private final AmanaProcess amana;
    private final @Nullable Clearance clearance;
    private final List<Route> routes;

    private AmanaRelay(String label, AmanaProcess amana, @Nullable Clearance clearance, List<Route> routes) {
        this.label = label;
        this.amana = amana;
        this.clearance = clearance;
        this.routes = routes;
    }

    /** Messaging and moderation, which screens each mail. */
    static AmanaRelay screening(Path data, MailSink sink, int routes) throws IOException, InterruptedException {
        AmanaProcess amana = start(List.of("messaging", "moderation"), data, 7_000, sink);
        return new AmanaRelay("Amana", amana, null, open(amana, routes));
    }

    /** Messaging with its leak gate; what stands in for moderation clears each mail unread. */
    static AmanaRelay messaging(Path data, MailSink sink, int routes) throws IOException, InterruptedException {
        AmanaProcess amana = start(List.of("messaging"), data, 8_000, sink);
        List<Route> opened = open(amana, routes);
        return new AmanaRelay("Messaging", amana, new Clearance("127.0.0.1:" + amana.port(KAFKA)), opened);
    }

    private static AmanaProcess start(List<String> modules, Path data, int portOffset, MailSink sink)
            throws IOException {
        return AmanaProcess.run(
                modules,
                data,
                portOffset,
                // Nor does the relay that it is compared with sign.
                Map.of("AMANA_SMTP_RELAY", "127.0.0.1:" + sink.port(), "AMANA_DKIM", "off"));
    }

    private static List<Route> open(AmanaProcess amana, int count) throws IOException, InterruptedException {
        try {
            String token = amana.token("marketplace");
            List<Route> opened = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                opened.add(open(amana, token, i));
            }
            return opened;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            amana.close();
            throw failed;
        }
    }

    private static Route open(AmanaProcess amana, String token, int number) throws IOException, InterruptedException {
        String answer = amana.post(MESSAGING, "/api/conversations", token, conversation(number));
        Matcher matcher = SELLER_ALIAS.matcher(answer);
        if (!matcher.find()) {
            throw new IOException("no alias in " + answer);
        }
        return new Route("buyer" + number + "@mail.test", Relay.name(number), matcher.group(1));
    }

    private static String conversation(int number) {
        return """
                {"orderId": "bench-%1$d",
                 "buyer": {"partyId": "bench-buyer-%1$d", "email": "buyer%1$d@mail.test", "name": "%2$s",
                           "locale": "en", "country": "DE"},
                 "seller": {"partyId": "bench-seller-%1$d", "email": "seller%1$d@shop.test", "name": "%3$s",
                            "locale": "en", "country": "DE"}}
                """.formatted(number, Relay.name(number), Relay.name(number + 7));
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public int port() {
        return amana.port(SMTP);
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    @Override
    public void close() throws IOException {
        try {
            if (clearance != null) {
                clearance.close();
            }
        } finally {
            amana.close();
        }
    }
}
