package dev.amana.gateway.edge.web;

import dev.amana.platform.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What stands at the address that is a problem's type: its title in the reader's language. */
@RestController
class ProblemTypes {
    private final Problems problems;

    ProblemTypes(Problems problems) {
        this.problems = problems;
    }

    @GetMapping("/problems/{slug:[a-z0-9-]{1,80}}")
    Map<String, String> describe(@PathVariable String slug, HttpServletRequest request) {
        ProblemDetail problem = problems.create(request, HttpStatus.OK, slug);
        return Map.of("type", "/problems/" + slug, "title", String.valueOf(problem.getTitle()));
    }
}
