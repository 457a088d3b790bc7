package dev.amana.platform.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Ends a request with an RFC 9457 problem of type {@code /problems/<slug>}. Title and detail stand in the bundle
 * {@code <context>/problems} (keys {@code <slug>.title} and {@code <slug>.detail}, with the arguments as {0}, {1}, …),
 * else in {@code platform/problems}. Arguments go to the client: no personal data, no internals.
 */
public final class ProblemException extends RuntimeException {
    private final HttpStatus status;
    private final String slug;
    private final transient Object[] arguments;
    private final transient HttpHeaders headers = new HttpHeaders();

    public ProblemException(HttpStatus status, String slug, Object... arguments) {
        super(status.value() + " " + slug, null, false, false);
        this.status = status;
        this.slug = slug;
        this.arguments = arguments.clone();
    }

    /** Has the answer carry a header; a value never holds personal data. */
    public ProblemException header(String name, String value) {
        headers.set(name, value);
        return this;
    }

    HttpHeaders headers() {
        return headers;
    }

    public HttpStatus status() {
        return status;
    }

    public String slug() {
        return slug;
    }

    public Object[] arguments() {
        return arguments.clone();
    }
}
