package dev.amana.backing;

import java.util.LinkedHashMap;
import java.util.Map;

/** What an application is told about its services, as Spring properties. */
final class ApplicationProperties {
    private static final String DEMO_STORE_SECRET = "whsec_ZGVtby1zZWNyZXQtb2YtdGhlLXBhcnRuZXItc3RvcmU=";

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
        if (external.hasIdentityProvider()) {
            // Without the demo key a missing file is an error, except where the vault is as new as the file.
            properties.put(
                    "amana.vault.create-key-encryption-key",
                    Boolean.toString(external.address(Service.POSTGRESQL).isEmpty()));
        } else {
            properties.putAll(demo(context));
        }
        if (context.equals("gateway")) {
            properties.put("amana.elasticsearch.uri", address(Service.ELASTICSEARCH, "http://", Port.ELASTICSEARCH));
        }
        if (context.equals("messaging")) {
            properties.put("amana.messaging.outbound.smart-host", address(Service.MAIL_DROP, "", Port.MAIL_DROP_SMTP));
            properties.put(
                    "amana.messaging.smtp.port",
                    Integer.toString(settings.ports().of(Port.SMTP)));
            properties.put(
                    "amana.messaging.submission.port",
                    Integer.toString(settings.ports().of(Port.SUBMISSION)));
            if (!external.hasDkimKey()) {
                properties.put(
                        "amana.messaging.dkim.private-key-file",
                        DemoSigningKey.forMails(settings.keys()).toString());
            }
            if (!external.hasMailCertificate()) {
                properties.putAll(
                        DemoCertificate.forMails(settings.keys()).properties("amana.messaging.smtp.ssl-bundle"));
            }
            if (!external.hasExportKey()) {
                DemoCertificate exports = DemoCertificate.forExports(settings.keys());
                properties.put(
                        "amana.messaging.export.key-store", exports.file().toString());
                properties.put("amana.messaging.export.key-store-password", exports.password());
            }
        }
        if (context.equals("moderation") && !external.hasHandOverKey()) {
            properties.put(
                    "amana.moderation.investigations.signing-key-file",
                    DemoSigningKey.forHandOver(settings.keys()).toString());
        }
        return properties;
    }

    /** What is known to everybody and so is for one machine only: the services themselves have no such defaults. */
    private Map<String, String> demo(String context) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(
                "amana.security.demo-key-file",
                Backing.demoKeyFile(settings.data()).toString());
        if (context.equals("messaging")) {
            properties.put("amana.messaging.submission.demo-password", "agent");
            properties.put("amana.messaging.support-agent", "agent");
            // The demo's domains have no DNS that could prove a sender. Who writes from elsewhere is checked.
            properties.put("amana.messaging.sender-check.trusted-networks", "127.0.0.1/32,::1/128");
        }
        if (context.equals("payments") && !external.hasStoreSecret()) {
            properties.put("amana.payments.partners.store", DEMO_STORE_SECRET);
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
