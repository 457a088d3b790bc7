package dev.amana.platform.web;

import java.io.IOException;

/** A body went past {@code amana.web.max-request-bytes}. An {@link IOException}, as it is met while reading. */
public final class RequestTooLargeException extends IOException {
    RequestTooLargeException(long limit) {
        super("More than " + limit + " bytes");
    }
}
