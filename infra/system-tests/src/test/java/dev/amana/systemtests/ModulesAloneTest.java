package dev.amana.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.standalone.control.AmanaProcess;
import dev.amana.standalone.control.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A developer runs one module, with only the backing services that it needs, and talks to it with a demo token. */
class ModulesAloneTest {
    private static final int PORT_OFFSET = 11_000;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "messaging, 8081, buyer, /api/conversations?orderId=none",
        "moderation, 8082, trust, /api/screenings?state=held",
        "payments, 8083, buyer, /api/pay-codes/unknown",
        "gifting, 8084, buyer, /api/gifts/received",
        "gateway, 8080, trust, /api/cases"
    })
    void moduleStartsAloneAndKnowsDemoTokens(String module, int port, String user, String path) throws IOException {
        Path data = Files.createTempDirectory("amana-" + module + "-");
        try (AmanaProcess alone = AmanaProcess.run(List.of(module), data, PORT_OFFSET, Map.of())) {
            String base = "http://127.0.0.1:" + alone.port(port);
            assertThat(new Api(base, alone.token(user)).get(path).status()).isIn(200, 404);
            assertThat(new Api(base, "no-token").get(path).status()).isEqualTo(401);
        }
    }
}
