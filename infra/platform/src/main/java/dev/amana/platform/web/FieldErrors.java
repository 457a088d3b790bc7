package dev.amana.platform.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/** The {@code errors} of a problem: where in the request (RFC 6901 pointer) and what is wrong there. */
final class FieldErrors {
    private static final int MAXIMUM_ERRORS = 50;

    /**
     * One mistake.
     *
     * @param pointer as a URI fragment, such as {@code #/buyer/email}; for a parameter its name
     */
    record Entry(String pointer, String detail) {}

    private FieldErrors() {}

    static Optional<List<Entry>> of(Exception exception, Locale locale) {
        List<Entry> errors = switch (exception) {
            case MethodArgumentNotValidException e -> ofBody(e);
            case HandlerMethodValidationException e -> ofParameters(e);
            case HttpMessageNotReadableException e -> ofJson(e);
            case MissingServletRequestParameterException e -> List.of(new Entry(e.getParameterName(), ""));
            case MethodArgumentTypeMismatchException e -> List.of(new Entry(e.getName(), ""));
            default -> List.of();
        };
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(errors.stream().limit(MAXIMUM_ERRORS).toList());
    }

    private static List<Entry> ofBody(MethodArgumentNotValidException exception) {
        return exception.getBindingResult().getAllErrors().stream()
                .map(error ->
                        new Entry(error instanceof FieldError field ? pointer(field.getField()) : "#", text(error)))
                .toList();
    }

    private static List<Entry> ofParameters(HandlerMethodValidationException exception) {
        List<Entry> errors = new ArrayList<>();
        exception
                .getParameterValidationResults()
                .forEach(result -> result.getResolvableErrors()
                        .forEach(error -> errors.add(new Entry(
                                error instanceof FieldError field
                                        ? pointer(field.getField())
                                        : Objects.requireNonNullElse(
                                                result.getMethodParameter().getParameterName(), ""),
                                text(error)))));
        return errors;
    }

    /** Where Jackson stopped; its message is not told, for it quotes the input and names classes. */
    private static List<Entry> ofJson(HttpMessageNotReadableException exception) {
        if (!(exception.getCause() instanceof JacksonException cause)
                || cause.getPath().isEmpty()) {
            return List.of();
        }
        String path = cause.getPath().stream()
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .collect(Collectors.joining("/", "#/", ""));
        return List.of(new Entry(path, ""));
    }

    private static String pointer(String field) {
        return "#/" + field.replace("]", "").replace('[', '/').replace('.', '/');
    }

    private static String text(MessageSourceResolvable error) {
        return Objects.requireNonNullElse(error.getDefaultMessage(), "");
    }
}
