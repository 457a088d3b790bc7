package dev.amana.backing;

import java.util.EnumSet;
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

    Set<Service> without(Set<Service> wanted) {
        Set<Service> left = EnumSet.noneOf(Service.class);
        wanted.stream().filter(service -> address(service).isEmpty()).forEach(left::add);
        return left;
    }

    Optional<String> address(Service service) {
        return Optional.ofNullable(environment.get(variable(service))).filter(value -> !value.isBlank());
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
