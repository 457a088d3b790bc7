package dev.amana.backing;

import java.util.LinkedHashMap;
import java.util.Map;

/** What an application is told about its services, as Spring properties. */
final class ApplicationProperties {
    private final BackingSettings settings;
    private final External external;

    ApplicationProperties(BackingSettings settings, External external) {
        this.settings = settings;
        this.external = external;
    }

    Map<String, String> of(String context, String database) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("spring.datasource.url", withSchema(postgres(database), context));
        properties.put("spring.datasource.username", context);
        properties.put("spring.datasource.password", external.password(context).orElse(context));
        properties.put("spring.kafka.bootstrap-servers", address(Service.KAFKA, "", Port.KAFKA));
        properties.put(
                "amana.vault.key-encryption-key-file",
                settings.keys().resolve("vault-key-encryption-key.json").toString());
        properties.put(
                "amana.security.demo-key-file",
                Backing.demoKeyFile(settings.data()).toString());
        if (context.equals("gateway")) {
            properties.put("amana.elasticsearch.uri", address(Service.ELASTICSEARCH, "http://", Port.ELASTICSEARCH));
        }
        if (context.equals("messaging")) {
            properties.put("amana.messaging.outbound.smart-host", address(Service.MAIL_DROP, "", Port.MAIL_DROP_SMTP));
            properties.put(
                    "amana.messaging.smtp.port",
                    Integer.toString(settings.ports().of(Port.SMTP)));
        }
        return properties;
    }

    private String postgres(String database) {
        return external.address(Service.POSTGRESQL)
                .orElseGet(() -> address(Service.POSTGRESQL, "jdbc:postgresql://", Port.POSTGRESQL) + "/" + database);
    }

    private String address(Service service, String scheme, Port port) {
        return external.address(service)
                .orElseGet(() -> scheme + "127.0.0.1:" + settings.ports().of(port));
    }

    private static String withSchema(String url, String context) {
        return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + context;
    }
}
