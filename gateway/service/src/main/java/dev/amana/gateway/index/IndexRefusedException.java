package dev.amana.gateway.index;

/** Elasticsearch refuses a call (4xx): trying again changes nothing. */
final class IndexRefusedException extends RuntimeException {
    private final int status;

    IndexRefusedException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
