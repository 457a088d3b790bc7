package dev.amana.gateway.edge;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the services listen ({@code amana.gateway.routes}), and which paths are theirs. */
@ConfigurationProperties("amana.gateway.routes")
public record Routes(URI messaging, URI moderation, URI payments, URI gifting) {

    /**
     * One service behind the edge.
     *
     * @param roots the first segments under {@code /api} that it answers
     * @param pages the paths, with all below them, that it renders for people who are signed in
     */
    public record Route(String service, URI base, List<String> roots, List<String> pages) {
        /** The pages' own files: for everybody, as those of the layout are. */
        String assets() {
            return "/assets/" + service + "/**";
        }

        Stream<String> pagePatterns() {
            return pages.stream().flatMap(page -> Stream.of(page, page + "/**"));
        }
    }

    public List<Route> all() {
        return List.of(
                new Route(
                        "messaging",
                        messaging,
                        List.of(
                                "conversations",
                                "outbound",
                                "claims",
                                "mail-passwords",
                                "message-reports",
                                "preferences",
                                "response-metrics",
                                "sender-addresses",
                                "sender-confirmations"),
                        List.of(
                                "/conversations",
                                "/claims",
                                "/settings",
                                "/response-times",
                                "/console/response-times",
                                "/console/outbound",
                                "/console/claims",
                                "/console/pictures")),
                new Route(
                        "moderation",
                        moderation,
                        List.of(
                                "screenings",
                                "reviews",
                                "review-quality",
                                "availability-orders",
                                "case-files",
                                "assignments",
                                "rule-sets",
                                "classifier",
                                "partner-endpoints",
                                "reports",
                                "statements-of-reasons",
                                "transparency-report",
                                "investigations"),
                        List.of(
                                "/console/review",
                                "/console/reports",
                                "/console/rules",
                                "/console/availability",
                                "/console/case-files",
                                "/console/investigations")),
                new Route("payments", payments, List.of("pay-codes", "partners"), List.of()),
                new Route("gifting", gifting, List.of("gifts", "wish-lists"), List.of()));
    }

    /** All paths that a service renders for people. */
    public String[] pagePatterns() {
        return all().stream().flatMap(Route::pagePatterns).toArray(String[]::new);
    }
}
