package dev.amana.backing;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Services that somebody else runs, named by environment variables. A service named here is not started.
 *
 * <p>{@code AMANA_POSTGRES_URL} is a JDBC address without {@code currentSchema}; the password of a context's role is in
 * {@code AMANA_POSTGRES_PASSWORD_<CONTEXT>}, and an operator has run {@code db/bootstrap.sql}.
 */
record External(Map<String, String> environment) {
    static final String POSTGRES = "AMANA_POSTGRES_URL";
    static final String KAFKA = "AMANA_KAFKA_BOOTSTRAP_SERVERS";
    static final String ELASTICSEARCH = "AMANA_ELASTICSEARCH_URI";
    static final String SMTP_RELAY = "AMANA_SMTP_RELAY";

    /** Spring's own properties in the forms that the environment may give them; with any of them the demo key is off. */
    private static final List<String> PROVIDER = List.of(
            "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI",
            "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI",
            "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI",
            "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWKSETURI");

    private static final List<String> MAIL_CERTIFICATE =
            List.of("AMANA_MESSAGING_SMTP_SSL_BUNDLE", "AMANA_MESSAGING_SMTP_SSLBUNDLE");

    private static final List<String> DKIM_KEY =
            List.of("AMANA_MESSAGING_DKIM_PRIVATE_KEY_FILE", "AMANA_MESSAGING_DKIM_PRIVATEKEYFILE");

    private static final List<String> EXPORT_KEY =
            List.of("AMANA_MESSAGING_EXPORT_KEY_STORE", "AMANA_MESSAGING_EXPORT_KEYSTORE");

    private static final List<String> HAND_OVER_KEY = List.of(
            "AMANA_MODERATION_INVESTIGATIONS_SIGNING_KEY_FILE", "AMANA_MODERATION_INVESTIGATIONS_SIGNINGKEYFILE");

    /** With the value {@code off}, mails are not signed. */
    static final String DKIM = "AMANA_DKIM";

    private static final String STORE_SECRET = "AMANA_PAYMENTS_PARTNERS_STORE";

    Set<Service> without(Set<Service> wanted) {
        Set<Service> left = EnumSet.noneOf(Service.class);
        wanted.stream().filter(service -> address(service).isEmpty()).forEach(left::add);
        return left;
    }

    Optional<String> address(Service service) {
        return Optional.ofNullable(environment.get(variable(service))).filter(value -> !value.isBlank());
    }

    /** Whether people and machines sign in at an identity provider, and not with the demo key. */
    boolean hasIdentityProvider() {
        return PROVIDER.stream().anyMatch(this::isSet);
    }

    /** Whether an SSL bundle of the installation's own is named for mail. */
    boolean hasMailCertificate() {
        return MAIL_CERTIFICATE.stream().anyMatch(this::isSet);
    }

    /** Whether the installation has a key of its own to sign mails with, or wants none. */
    boolean hasDkimKey() {
        return "off".equalsIgnoreCase(environment.get(DKIM))
                || DKIM_KEY.stream().anyMatch(this::isSet);
    }

    /** Whether the installation has a key of its own that exported conversations are signed with. */
    boolean hasExportKey() {
        return EXPORT_KEY.stream().anyMatch(this::isSet);
    }

    boolean hasHandOverKey() {
        return HAND_OVER_KEY.stream().anyMatch(this::isSet);
    }

    boolean hasStoreSecret() {
        return isSet(STORE_SECRET);
    }

    private boolean isSet(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    Optional<String> password(String context) {
        return Optional.ofNullable(
                environment.get("AMANA_POSTGRES_PASSWORD_" + context.toUpperCase(java.util.Locale.ROOT)));
    }

    private static String variable(Service service) {
        return switch (service) {
            case POSTGRESQL -> POSTGRES;
            case KAFKA -> KAFKA;
            case ELASTICSEARCH -> ELASTICSEARCH;
            case MAIL_DROP -> SMTP_RELAY;
        };
    }
}
