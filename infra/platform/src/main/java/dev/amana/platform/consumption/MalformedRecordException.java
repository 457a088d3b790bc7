package dev.amana.platform.consumption;

import org.jspecify.annotations.Nullable;

/** A record that no attempt can make readable. */
final class MalformedRecordException extends RuntimeException {
    MalformedRecordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
