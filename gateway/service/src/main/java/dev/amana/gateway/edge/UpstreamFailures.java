package dev.amana.gateway.edge;

import dev.amana.platform.web.ProblemException;
import dev.amana.platform.web.RequestTooLargeException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Says which service failed, and how: 504 when it did not answer in time, 502 when it could not be reached or broke off.
 * What a service answers itself passes unchanged, its problems included.
 */
record UpstreamFailures(String service) implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(UpstreamFailures.class);

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        try {
            return next.handle(request);
        } catch (ResourceAccessException failure) {
            LOG.warn("No answer from {}: {}", service, failure.getMessage());
            throw problem(failure);
        }
    }

    private ProblemException problem(ResourceAccessException failure) {
        if (NestedExceptionUtils.getRootCause(failure) instanceof RequestTooLargeException) {
            return new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "too-large");
        }
        return isLate(failure.getCause())
                ? new ProblemException(HttpStatus.GATEWAY_TIMEOUT, "service-too-slow", service)
                : new ProblemException(HttpStatus.BAD_GATEWAY, "service-unreachable", service);
    }

    /** A connection that does not come about in time is a service that is not there, not a slow one. */
    private static boolean isLate(@Nullable Throwable cause) {
        return cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException);
    }
}
