package dev.amana.bench.relay;

import dev.amana.standalone.control.AmanaProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messaging and moderation with their backing services; a conversation for each route. */
final class AmanaRelay implements Relay {
    private static final int PORT_OFFSET = 7_000;
    private static final int MESSAGING = 8081;
    private static final int SMTP = 2525;
    private static final Pattern SELLER_ALIAS = Pattern.compile("\"sellerAlias\"\\s*:\\s*\"([^\"]+)\"");

    private final AmanaProcess amana;
    private final List<Route> routes;

    AmanaRelay(Path data, MailSink sink, int routes, PrintStream out) throws IOException, InterruptedException {
        out.println("Starting Amana ...");
        amana = AmanaProcess.run(
                List.of("messaging", "moderation"),
                data,
                PORT_OFFSET,
                // Nor does the relay that it is compared with sign.
                Map.of("AMANA_SMTP_RELAY", "127.0.0.1:" + sink.port(), "AMANA_DKIM", "off"));
        this.routes = open(routes);
    }

    private List<Route> open(int count) throws IOException, InterruptedException {
        String token = amana.token("marketplace");
        List<Route> opened = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String answer = amana.post(MESSAGING, "/api/conversations", token, conversation(i));
            Matcher matcher = SELLER_ALIAS.matcher(answer);
            if (!matcher.find()) {
                throw new IOException("no alias in " + answer);
            }
            opened.add(new Route("buyer" + i + "@mail.test", Relay.name(i), matcher.group(1)));
        }
        return opened;
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
        return "Amana";
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
        amana.close();
    }
}
