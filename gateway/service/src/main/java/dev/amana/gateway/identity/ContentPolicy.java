package dev.amana.gateway.identity;

import dev.amana.platform.security.PagePolicy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/**
 * Content-Security-Policy: nothing from elsewhere, nothing inline. The sign-in form may end at a program on this machine,
 * because the demo's code flow does; the API explorer brings styles of its own inline.
 */
final class ContentPolicy implements HeaderWriter {
    private static final String PAGES = PagePolicy.DIRECTIVES + " http://127.0.0.1:*";
    private static final String EXPLORER = PAGES + "; style-src 'self' 'unsafe-inline'";

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        boolean explorer = request.getRequestURI().startsWith("/swagger-ui");
        response.setHeader("Content-Security-Policy", explorer ? EXPLORER : PAGES);
    }
}
