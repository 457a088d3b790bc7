package dev.amana.platform.pages;

import dev.amana.platform.web.ProblemAdvice;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

/** What goes wrong in a page is the same problem as in the API, as a page for people. */
@ControllerAdvice(annotations = PageController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
public class PageErrors {
    private final ProblemAdvice problems;

    PageErrors(ProblemAdvice problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    @Nullable
    ModelAndView on(Exception exception, ServletWebRequest request, HttpServletResponse response) {
        ResponseEntity<Object> answer = problems.describe(exception, request);
        if (answer != null) {
            answer.getHeaders()
                    .getOrEmpty(HttpHeaders.LINK)
                    .forEach(link -> response.addHeader(HttpHeaders.LINK, link));
        }
        return answer != null && answer.getBody() instanceof ProblemDetail problem
                ? page(problem, request.getHeader("HX-Request") != null, response)
                : null;
    }

    /** A part of a page is replaced by a notice, with status 200 because htmx drops the content of others. */
    private static ModelAndView page(ProblemDetail problem, boolean part, HttpServletResponse response) {
        response.setStatus(part ? HttpServletResponse.SC_OK : problem.getStatus());
        return new ModelAndView(part ? "page/error :: notice" : "page/error").addObject("problem", problem);
    }
}
