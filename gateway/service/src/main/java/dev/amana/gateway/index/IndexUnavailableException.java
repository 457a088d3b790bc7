package dev.amana.gateway.index;

/** Elasticsearch does not answer, or answers that it cannot now (429, 5xx): worth another try later. */
public final class IndexUnavailableException extends RuntimeException {
    IndexUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
