package dev.amana.gateway.index;

import org.jspecify.annotations.Nullable;

/** Elasticsearch does not answer, or answers that it cannot now (429, 5xx): worth another try later. */
public final class IndexUnavailableException extends RuntimeException {
    IndexUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
