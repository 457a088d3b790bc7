package dev.amana.backing;

/** Every port of an installation on one machine, with its default number. */
public enum Port {
    GATEWAY(8080, "gateway"),
    MESSAGING(8081, "messaging"),
    MODERATION(8082, "moderation"),
    PAYMENTS(8083, "payments"),
    GIFTING(8084, "gifting"),
    SMTP(2525, "SMTP"),
    SUBMISSION(2587, "submission"),
    MAIL_DROP_SMTP(2526, "mail drop SMTP"),
    MAIL_DROP_IMAP(2143, "mail drop IMAP"),
    POSTGRESQL(15432, "PostgreSQL"),
    KAFKA(19092, "Kafka"),
    KAFKA_CONTROLLER(19093, "Kafka controller"),
    ELASTICSEARCH(19200, "Elasticsearch");

    private final int number;
    private final String label;

    Port(int number, String label) {
        this.number = number;
        this.label = label;
    }

    int number() {
        return number;
    }

    public String label() {
        return label;
    }

    /** The HTTP port of a context, such as {@code messaging}. */
    public static Port of(String context) {
        for (Port port : values()) {
            if (port.label.equals(context)) {
                return port;
            }
        }
        throw new IllegalArgumentException("No such context: " + context);
    }
}
