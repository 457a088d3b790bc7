package dev.amana.gateway.edge.web;

import dev.amana.platform.web.ProblemException;
import dev.amana.platform.web.ProblemTexts;
import dev.amana.platform.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.LocaleResolver;

/**
 * What stands at the address that is a problem's type: its title in the reader's language. The other contexts' words are
 * found where they share the gateway's class path, as they do in the all-in-one.
 */
@RestController
class ProblemTypes {
    private static final List<String> CONTEXTS = List.of("gateway", "messaging", "moderation", "payments", "gifting");

    private final List<Problems> vocabularies;

    ProblemTypes(LocaleResolver locales) {
        vocabularies = CONTEXTS.stream()
                .map(context -> new Problems(new ProblemTexts(context), locales))
                .toList();
    }

    record ProblemType(String type, String title) {}

    @GetMapping("/problems/{slug:[a-z0-9-]{1,80}}")
    ProblemType describe(@PathVariable String slug, HttpServletRequest request) {
        return titles(slug, request)
                // A bundle that lacks the slug answers with the slug.
                .filter(title -> !title.equals(slug))
                .findFirst()
                .map(title -> new ProblemType("/problems/" + slug, title))
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "not-found"));
    }

    private Stream<String> titles(String slug, HttpServletRequest request) {
        return vocabularies.stream()
                .map(problems -> problems.create(request, HttpStatus.OK, slug))
                .map(ProblemDetail::getTitle)
                .flatMap(Stream::ofNullable);
    }
}
