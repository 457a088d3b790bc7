package dev.amana.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.standalone.control.AmanaProcess;
import dev.amana.standalone.control.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same platform with a JVM for each application. */
class OneProcessEachTest {
    private static final int PORT_OFFSET = 12_000;

    @Test
    void platformWorksWithAProcessForEachApplication() throws IOException {
        Path data = Files.createTempDirectory("amana-processes-");
        try (AmanaProcess amana = AmanaProcess.up(data, PORT_OFFSET, Map.of(), "--processes")) {
            String gateway = "http://127.0.0.1:" + amana.port(Platform.GATEWAY);
            Dealing.Party buyer = new Dealing.Party("buyer-p", "paul@mail.test", "Paul P");
            Dealing.Party seller = new Dealing.Party("seller-p", "petra@shop.test", "Petra P");
            Api marketplace = new Api(gateway, amana.token("marketplace"));
            Api.Answer opened = marketplace.post(
                    "/api/conversations",
                    "{\"orderId\": \"order-p\", \"buyer\": %s, \"seller\": %s}"
                            .formatted(Dealing.json(buyer), Dealing.json(seller)));
            assertThat(opened.status()).as(opened.toString()).isEqualTo(201);
            assertThat(applicationsOf(data)).isGreaterThanOrEqualTo(5);
        }
    }

    private static long applicationsOf(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process -> Processes.belongsTo(process, data))
                .filter(process -> Processes.commandLine(process).contains("dev.amana"))
                .count();
    }
}
