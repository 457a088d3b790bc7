package dev.amana.gateway;

import dev.amana.testkit.ServiceTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The running gateway, with a stub in the place of each service; all tests share it. */
@ServiceTest("gateway")
public abstract class GatewayTest {
    @Value("${local.server.port}")
    private int port;

    @DynamicPropertySource
    static void routes(DynamicPropertyRegistry properties) {
        properties.add("amana.gateway.routes.messaging", StubService.SHARED::address);
        properties.add("amana.gateway.routes.moderation", StubService.SHARED::address);
        properties.add("amana.gateway.routes.payments", StubService.SHARED::address);
        // Nobody listens on the port of discard.
        properties.add("amana.gateway.routes.gifting", () -> "http://127.0.0.1:9");
        properties.add("amana.gateway.edge.response-timeout-millis", () -> 1500);
        properties.add("amana.gateway.limits.caller-per-minute", () -> 30);
    }

    protected final Client client() {
        return new Client(port);
    }
}
