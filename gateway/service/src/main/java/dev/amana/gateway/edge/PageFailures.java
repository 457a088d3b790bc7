package dev.amana.gateway.edge;

import dev.amana.platform.web.ProblemException;
import dev.amana.platform.web.Problems;
import java.util.Map;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** A service that does not answer is a page for people, where they asked for a page. */
record PageFailures(Problems problems) implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        try {
            return next.handle(request);
        } catch (ProblemException failure) {
            ProblemDetail problem =
                    problems.create(request.servletRequest(), failure.status(), failure.slug(), failure.arguments());
            return ServerResponse.status(failure.status()).render("page/error", Map.of("problem", problem));
        }
    }
}
