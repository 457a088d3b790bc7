package dev.amana.gateway.edge;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the services listen ({@code amana.gateway.routes}), and which paths are theirs. */
@ConfigurationProperties("amana.gateway.routes")
public record Routes(URI messaging, URI moderation, URI payments, URI gifting) {

    /**
     * One service behind the edge.
     *
     * @param roots the first segments under {@code /api} that it answers
     */
    public record Route(String service, URI base, List<String> roots) {}

    public List<Route> all() {
        return List.of(
                new Route("messaging", messaging, List.of("conversations")),
                new Route("moderation", moderation, List.of("screenings")),
                new Route("payments", payments, List.of("pay-codes", "partners")),
                new Route("gifting", gifting, List.of("gifts", "wish-lists")));
    }
}
