package dev.amana.platform.web;

import dev.amana.platform.eventstore.Rejection;
import dev.amana.platform.personal.SubjectErasedException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Turns what a controller throws into a problem. It comes last: an application's own advice, for its pages say, goes
 * before it. A fault of ours is logged in full and answered with a reference only.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 10)
public class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final int MAXIMUM_CAUSES = 20;
    private static final String COME_AGAIN_SECONDS = "60";

    private final Problems problems;

    public ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    /** What is answered for any exception, Spring MVC's own included; null where the client went away. */
    public @Nullable ResponseEntity<Object> describe(Exception exception, WebRequest request) {
        try {
            return handleException(exception, request);
        } catch (Exception notOfSpringMvc) {
            return any(notOfSpringMvc, request);
        }
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> any(Exception exception, WebRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(exception)) {
            LOG.debug("The client went away", exception);
            return null;
        }
        return switch (known(exception)) {
            case ProblemException e -> respond(e, request);
            case Rejection e -> rejected(e, request);
            case SubjectErasedException e -> answer(e, HttpStatus.GONE, "subject-erased", request);
            case RequestTooLargeException e -> answer(e, HttpStatus.CONTENT_TOO_LARGE, "too-large", request);
            case AggregateNotFoundException e -> answer(e, HttpStatus.NOT_FOUND, "not-found", request);
            case ConcurrencyException e -> answer(e, HttpStatus.CONFLICT, "changed-meanwhile", request);
            case AuthenticationException e -> answer(e, HttpStatus.UNAUTHORIZED, "unauthenticated", request);
            case AccessDeniedException e -> answer(e, HttpStatus.FORBIDDEN, "forbidden", request);
            case DataAccessResourceFailureException e -> unavailable(e, request);
            case TransientDataAccessException e -> unavailable(e, request);
            default -> fault(exception, request);
        };
    }

    /** The first cause that has a meaning of its own: command buses and serialisers wrap what a handler threw. */
    private static Throwable known(Throwable exception) {
        Throwable cause = exception;
        for (int i = 0; i < MAXIMUM_CAUSES && cause != null; i++) {
            if (hasMeaning(cause)) {
                return cause;
            }
            cause = cause.getCause();
        }
        return exception;
    }

    private static boolean hasMeaning(Throwable cause) {
        return cause instanceof ProblemException
                || cause instanceof Rejection
                || cause instanceof SubjectErasedException
                || cause instanceof RequestTooLargeException
                || cause instanceof AggregateNotFoundException
                || cause instanceof ConcurrencyException
                || cause instanceof AccessDeniedException;
    }

    /** What Spring MVC itself refuses: unknown routes, methods and media types, validation, unreadable bodies. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode statusCode,
            WebRequest request) {
        if (known(exception) instanceof RequestTooLargeException) {
            return answer(exception, HttpStatus.CONTENT_TOO_LARGE, "too-large", request);
        }
        if (!(body instanceof ProblemDetail) && body != null) {
            return super.handleExceptionInternal(exception, body, headers, statusCode, request);
        }
        HttpStatus status =
                Optional.ofNullable(HttpStatus.resolve(statusCode.value())).orElse(HttpStatus.INTERNAL_SERVER_ERROR);
        if (status.is5xxServerError()) {
            return fault(exception, request);
        }
        String slug =
                exception instanceof HttpMessageNotReadableException ? "unreadable-request" : Problems.slugOf(status);
        ProblemDetail problem = problems.create(http(request), status, slug);
        FieldErrors.of(exception, problems.locale(http(request)))
                .ifPresent(errors -> problem.setProperty("errors", errors));
        return respond(exception, problem, headers, status, request);
    }

    private @Nullable ResponseEntity<Object> respond(ProblemException e, WebRequest request) {
        ProblemDetail problem = problems.create(http(request), e.status(), e.slug(), e.arguments());
        return respond(e, problem, e.headers(), e.status(), request);
    }

    private @Nullable ResponseEntity<Object> answer(
            Exception exception, HttpStatus status, String slug, WebRequest request, Object... arguments) {
        ProblemDetail problem = problems.create(http(request), status, slug, arguments);
        return respond(exception, problem, new HttpHeaders(), status, request);
    }

    /** Whoever is refused only for now is told when to come again. */
    private @Nullable ResponseEntity<Object> rejected(Rejection e, WebRequest request) {
        HttpStatus status = HttpStatus.valueOf(e.status());
        HttpHeaders headers = new HttpHeaders();
        if (status == HttpStatus.TOO_MANY_REQUESTS) {
            headers.set(HttpHeaders.RETRY_AFTER, COME_AGAIN_SECONDS);
        }
        return respond(e, problems.create(http(request), status, e.slug(), e.arguments()), headers, status, request);
    }

    private @Nullable ResponseEntity<Object> unavailable(Exception exception, WebRequest request) {
        LOG.warn("A request found the database unavailable", exception);
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "5");
        ProblemDetail problem = problems.create(http(request), HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
        return respond(exception, problem, headers, HttpStatus.SERVICE_UNAVAILABLE, request);
    }

    private @Nullable ResponseEntity<Object> fault(Exception exception, WebRequest request) {
        String reference = UUID.randomUUID().toString();
        LOG.error("A request failed, reference {}", reference, exception);
        ProblemDetail problem = problems.create(http(request), HttpStatus.INTERNAL_SERVER_ERROR, "internal-error");
        problem.setProperties(Map.of("reference", reference));
        return respond(exception, problem, new HttpHeaders(), HttpStatus.INTERNAL_SERVER_ERROR, request);
    }

    private @Nullable ResponseEntity<Object> respond(
            Exception exception, ProblemDetail problem, HttpHeaders given, HttpStatus status, WebRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(given);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLanguage(problems.locale(http(request)));
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        if (status == HttpStatus.UNAUTHORIZED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return super.handleExceptionInternal(exception, problem, headers, status, request);
    }

    private static HttpServletRequest http(WebRequest request) {
        return ((ServletWebRequest) request).getRequest();
    }
}
