package dev.amana.platform.publication;

import org.jspecify.annotations.Nullable;

/** A batch could not be published now; it will be tried again from its first event. */
final class PublicationStalledException extends RuntimeException {
    PublicationStalledException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
