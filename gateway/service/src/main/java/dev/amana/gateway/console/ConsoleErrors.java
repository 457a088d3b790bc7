package dev.amana.gateway.console;

import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** What all pages share: who reads them, and what went wrong as a page for people. */
@ControllerAdvice(assignableTypes = {SearchPageController.class, CasePageController.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConsoleErrors {
    @ModelAttribute("reader")
    String reader() {
        return Caller.current().subject();
    }

    @ExceptionHandler
    ModelAndView on(ProblemException problem, HttpServletRequest request, HttpServletResponse response) {
        return page(problem.status().value(), problem.slug(), request, response);
    }

    @ExceptionHandler
    ModelAndView on(AccessDeniedException denied, HttpServletRequest request, HttpServletResponse response) {
        return page(HttpServletResponse.SC_FORBIDDEN, "not-your-role", request, response);
    }

    /** A part of a page is replaced by a notice, with status 200 because htmx drops the content of others. */
    private static ModelAndView page(
            int status, String slug, HttpServletRequest request, HttpServletResponse response) {
        boolean fragment = request.getHeader("HX-Request") != null;
        response.setStatus(fragment ? HttpServletResponse.SC_OK : status);
        ModelAndView page = new ModelAndView(fragment ? "console/error :: notice" : "console/error");
        page.addObject("reader", Caller.current().subject());
        page.addObject("slug", slug);
        page.addObject("status", status);
        return page;
    }
}
