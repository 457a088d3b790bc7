package dev.amana.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Makes RFC 9457 problems in the reader's language, and writes them where no controller is involved. */
public final class Problems {
    private final ProblemTexts texts;
    private final LocaleResolver locales;
    private final JsonMapper json = JsonMapper.builder()
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();

    public Problems(ProblemTexts texts, LocaleResolver locales) {
        this.texts = texts;
        this.locales = locales;
    }

    public Locale locale(HttpServletRequest request) {
        return locales.resolveLocale(request);
    }

    /** A problem of type {@code /problems/<slug>}. */
    public ProblemDetail create(HttpServletRequest request, HttpStatus status, String slug, Object... arguments) {
        Locale locale = locale(request);
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("/problems/" + slug));
        problem.setTitle(texts.title(slug, locale));
        String detail = texts.detail(slug, arguments, locale);
        if (!detail.isEmpty()) {
            problem.setDetail(detail);
        }
        return problem;
    }

    public void write(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String slug,
            Object... arguments)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = json.writeValueAsString(create(request, status, slug, arguments))
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale(request).toLanguageTag());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The platform's slug for a status that nothing more is known about. */
    public static String slugOf(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "invalid-request";
            case UNAUTHORIZED -> "unauthenticated";
            case FORBIDDEN -> "forbidden";
            case NOT_FOUND -> "not-found";
            case METHOD_NOT_ALLOWED -> "method-not-allowed";
            case NOT_ACCEPTABLE -> "not-acceptable";
            case CONFLICT -> "conflict";
            case GONE -> "subject-erased";
            case CONTENT_TOO_LARGE -> "too-large";
            case UNSUPPORTED_MEDIA_TYPE -> "unsupported-media-type";
            case TOO_MANY_REQUESTS -> "too-many-requests";
            case SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT, BAD_GATEWAY -> "unavailable";
            default -> status.is4xxClientError() ? "invalid-request" : "internal-error";
        };
    }
}
