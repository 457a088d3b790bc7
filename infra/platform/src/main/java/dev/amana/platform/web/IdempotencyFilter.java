package dev.amana.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * {@code Idempotency-Key} (IETF draft-ietf-httpapi-idempotency-key-header): the same key and request gets the stored
 * answer, the same key with another request 422, and 409 while the first is in flight. Keys belong to a caller, method
 * and path; without a caller the header is ignored, for then nobody could say whose answer it is. For blocking
 * controllers only: an answer that is written asynchronously is not seen here.
 */
final class IdempotencyFilter extends OncePerRequestFilter {
    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";
    private static final int MAXIMUM_KEY_LENGTH = 255;
    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");

    /** Refusals that were decided; other errors say nothing about a repetition. */
    private static final Set<Integer> DECIDED = Set.of(409, 410, 422);

    private final IdempotencyKeys keys;
    private final WebProperties properties;
    private final Problems problems;
    private final AntPathMatcher paths = new AntPathMatcher();

    IdempotencyFilter(IdempotencyKeys keys, WebProperties properties, Problems problems) {
        this.keys = keys;
        this.properties = properties;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null
                || !METHODS.contains(request.getMethod())
                || MediaType.APPLICATION_FORM_URLENCODED_VALUE.equals(request.getContentType())
                || properties.pathsWithIdempotency().stream()
                        .noneMatch(pattern -> paths.match(pattern, request.getRequestURI()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        String key = request.getHeader(HEADER);
        if (caller == null || caller instanceof AnonymousAuthenticationToken) {
            chain.doFilter(request, response);
        } else if (!isValid(key)) {
            problems.write(request, response, HttpStatus.BAD_REQUEST, "invalid-idempotency-key", MAXIMUM_KEY_LENGTH);
        } else if (RequestSizeFilter.isMultipart(request)) {
            multipart(request, key, caller.getName(), response, chain);
        } else {
            buffered(request, key, caller.getName(), response, chain);
        }
    }

    private void multipart(
            HttpServletRequest request, String key, String caller, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String fingerprint;
        try {
            fingerprint = RequestFingerprint.ofParts(request);
        } catch (IllegalStateException e) {
            // So says the Servlet specification: a part or the whole is larger than is configured.
            problems.write(request, response, HttpStatus.CONTENT_TOO_LARGE, "too-large");
            return;
        } catch (ServletException | IOException e) {
            problems.write(request, response, HttpStatus.BAD_REQUEST, "unreadable-request");
            return;
        }
        decide(request, fingerprint, key, caller, response, chain);
    }

    private void buffered(
            HttpServletRequest request, String key, String caller, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BufferedRequest buffered;
        try {
            buffered = BufferedRequest.read(request, properties.requestBytes(request.getRequestURI()));
        } catch (RequestTooLargeException e) {
            problems.write(request, response, HttpStatus.CONTENT_TOO_LARGE, "too-large");
            return;
        }
        decide(buffered, RequestFingerprint.of(buffered, buffered.body()), key, caller, response, chain);
    }

    private void decide(
            HttpServletRequest request,
            String fingerprint,
            String key,
            String caller,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        String scope = RequestFingerprint.scope(request, caller, key);
        switch (keys.claim(scope, caller, fingerprint)) {
            case IdempotencyKeys.Claim.Granted ignored -> carryOut(request, scope, caller, response, chain);
            case IdempotencyKeys.Claim.Answered(StoredAnswer answer) -> {
                response.setHeader(REPLAYED, "true");
                answer.writeTo(response);
            }
            case IdempotencyKeys.Claim.OtherRequest ignored ->
                problems.write(request, response, HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
            case IdempotencyKeys.Claim.InFlight ignored -> {
                response.setHeader("Retry-After", "1");
                problems.write(request, response, HttpStatus.CONFLICT, "request-in-flight");
            }
        }
    }

    /** The answer is stored before the client sees it, so that a lost connection changes nothing. */
    private void carryOut(
            HttpServletRequest request, String scope, String caller, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        boolean stored = false;
        try {
            chain.doFilter(request, answer);
            stored = isWorthKeeping(request, answer);
            if (stored) {
                keys.answer(scope, caller, StoredAnswer.of(answer, answer.getContentAsByteArray()));
            }
        } finally {
            if (!stored) {
                keys.release(scope);
            }
            if (!request.isAsyncStarted()) {
                answer.copyBodyToResponse();
            }
        }
    }

    private boolean isWorthKeeping(HttpServletRequest request, ContentCachingResponseWrapper answer) {
        int status = answer.getStatus();
        return !request.isAsyncStarted()
                && answer.getContentSize() <= properties.storedAnswerBytes()
                && (status < HttpStatus.BAD_REQUEST.value() || DECIDED.contains(status));
    }

    private static boolean isValid(String key) {
        return !key.isEmpty()
                && key.length() <= MAXIMUM_KEY_LENGTH
                && key.chars().allMatch(c -> c >= 0x20 && c <= 0x7e);
    }
}
