package dev.amana.backing;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What an application can need beside itself. */
public enum Service {
    POSTGRESQL("PostgreSQL"),
    KAFKA("Kafka"),
    ELASTICSEARCH("Elasticsearch"),
    MAIL_DROP("mail drop");

    private final String label;

    Service(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** What the named context needs to run alone. */
    public static Set<Service> neededBy(String context) {
        return switch (context) {
            case "gateway" -> EnumSet.of(POSTGRESQL, KAFKA, ELASTICSEARCH);
            case "messaging" -> EnumSet.of(POSTGRESQL, KAFKA, MAIL_DROP);
            default -> EnumSet.of(POSTGRESQL, KAFKA);
        };
    }

    public static Set<Service> all() {
        return Arrays.stream(values()).collect(Collectors.toUnmodifiableSet());
    }
}
