package dev.amana.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackingTest {
    @TempDir
    private Path data;

    private final Ports ports = Ports.free();

    @Test
    void keepsItsDataOverARestartAndOverAKill() throws Exception {
        List<Long> processes;
        try (Backing backing = start()) {
            execute(backing, "CREATE TABLE kept (n int)");
            putDocument("1");
            insertMarker(backing);
            processes = List.copyOf(backing.processIds());
        }
        assertThat(processes).hasSize(3).noneMatch(BackingTest::alive);

        Backing killed = start();
        insertMarker(killed);
        List<ProcessHandle> victims = killed.processIds().stream()
                .map(ProcessHandle::of)
                .flatMap(handle -> handle.stream())
                .flatMap(handle ->
                        java.util.stream.Stream.concat(handle.descendants(), java.util.stream.Stream.of(handle)))
                .toList();
        victims.forEach(ProcessHandle::destroyForcibly);

        try (Backing backing = start()) {
            insertMarker(backing);
            assertThat(count(backing)).isEqualTo(3);
            Awaitility.await().untilAsserted(() -> assertThat(document("1")).contains("\"found\":true"));
        }
        killed.close();
    }

    @Test
    void takesOverAPostgresqlThatOutlivedItsSupervisor() throws Exception {
        Backing orphaned = Backing.start(EnumSet.of(Service.POSTGRESQL), settings());
        execute(orphaned, "CREATE TABLE kept (n int)");
        insertMarker(orphaned);
        // The supervisor is a shell; without it nobody stops PostgreSQL any more.
        orphaned.processIds().forEach(id -> ProcessHandle.of(id).orElseThrow().destroyForcibly());

        try (Backing backing = Backing.start(EnumSet.of(Service.POSTGRESQL), settings())) {
            insertMarker(backing);
            assertThat(count(backing)).isEqualTo(2);
        }
        orphaned.close();
    }

    @Test
    void namesThePortThatIsInUse() throws IOException {
        try (ServerSocket other = new ServerSocket(ports.of(Port.KAFKA), 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();
            assertThatThrownBy(() -> Backing.start(EnumSet.of(Service.KAFKA), settings()))
                    .isInstanceOf(StartupFailure.class)
                    .hasMessage(
                            "Port %d (Kafka) is in use. Stop what listens there, or shift all ports with"
                                    + " --port-offset N.",
                            ports.of(Port.KAFKA));
        }
    }

    @Test
    void leavesConfiguredServicesAlone() {
        BackingSettings elsewhere = settings()
                .withEnvironment(Map.of(
                        "AMANA_POSTGRES_URL", "jdbc:postgresql://db/amana?ssl=true",
                        "AMANA_POSTGRES_PASSWORD_GATEWAY", "secret",
                        "AMANA_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                        "AMANA_ELASTICSEARCH_URI", "https://search:9200"));
        try (Backing backing = Backing.start(Service.neededBy("gateway"), elsewhere)) {
            assertThat(backing.processIds()).isEmpty();
            assertThat(backing.propertiesFor("gateway"))
                    .containsEntry("spring.datasource.url", "jdbc:postgresql://db/amana?ssl=true&currentSchema=gateway")
                    .containsEntry("spring.datasource.password", "secret")
                    .containsEntry("spring.kafka.bootstrap-servers", "kafka:9092")
                    .containsEntry("amana.elasticsearch.uri", "https://search:9200");
        }
    }

    @Test
    void anIdentityProviderTurnsTheDemoOff() {
        String issuer = "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI";
        BackingSettings real = settings().withEnvironment(Map.of(issuer, "https://sign-in.test"));
        assertThat(Backing.notStarted(settings()).propertiesFor("payments"))
                .containsKeys("amana.security.demo-key-file", "amana.payments.partners.store");
        assertThat(Backing.notStarted(real).propertiesFor("payments"))
                .containsEntry("amana.vault.create-key-encryption-key", "true")
                .doesNotContainKeys("amana.security.demo-key-file", "amana.payments.partners.store");
    }

    @Test
    void keyOfExportsIsMadeOnceAndNotWhereAnotherIsNamed() throws Exception {
        String store = "amana.messaging.export.key-store";
        Map<String, String> first = Backing.notStarted(settings()).propertiesFor("messaging");
        Path file = Path.of(first.get(store));
        byte[] made = Files.readAllBytes(file);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(
                new ByteArrayInputStream(made),
                first.get("amana.messaging.export.key-store-password").toCharArray());
        X509Certificate certificate = (X509Certificate) keys.getCertificate("demo");
        assertThat(certificate.getSubjectX500Principal().getName()).contains("Amana demo export key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        assertThat(Backing.notStarted(settings()).propertiesFor("messaging")).containsEntry(store, file.toString());
        assertThat(Files.readAllBytes(file)).isEqualTo(made);
        BackingSettings own = settings().withEnvironment(Map.of("AMANA_MESSAGING_EXPORT_KEY_STORE", "/keys/own.p12"));
        assertThat(Backing.notStarted(own).propertiesFor("messaging"))
                .doesNotContainKeys(store, "amana.messaging.export.key-store-password");
    }

    private Backing start() {
        return Backing.start(EnumSet.of(Service.POSTGRESQL, Service.KAFKA, Service.ELASTICSEARCH), settings());
    }

    private BackingSettings settings() {
        return BackingSettings.in(data, ports).withEnvironment(Map.of()).withProgress(System.out::println);
    }

    private static boolean alive(long processId) {
        return ProcessHandle.of(processId).isPresent();
    }

    private static Connection connect(Backing backing) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + backing.ports().of(Port.POSTGRESQL) + "/amana";
        return DriverManager.getConnection(url, "postgres", "postgres");
    }

    private static void insertMarker(Backing backing) throws SQLException {
        execute(backing, "INSERT INTO kept VALUES (1)");
    }

    private static void execute(Backing backing, String sql) throws SQLException {
        try (Connection connection = connect(backing);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(Backing backing) throws SQLException {
        try (Connection connection = connect(backing);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void putDocument(String id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(documentUri(id))
                .header("content-type", "application/json")
                .PUT(BodyPublishers.ofString("{\"text\":\"kept\"}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(201);
        }
    }

    private String document(String id) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(documentUri(id)).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private URI documentUri(String id) {
        return URI.create("http://127.0.0.1:" + ports.of(Port.ELASTICSEARCH) + "/kept/_doc/" + id);
    }
}
