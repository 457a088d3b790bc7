package dev.amana.gateway.edge;

import dev.amana.gateway.staff.StaffSuspensions;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A suspended member of staff gets no further than this, neither to write to customers nor to read about them: not to a
 * service, and not to the gateway's own cases and pages. Only what was withheld of theirs they can appeal against.
 */
record SuspendedStaff(StaffSuspensions staff)
        implements HandlerFilterFunction<ServerResponse, ServerResponse>, HandlerInterceptor {
    private static final Pattern APPEALS =
            Pattern.compile("/settings/appeals(/[^/]+/[^/]+)?|/api/conversations/[^/]+/messages/[^/]+/appeal");

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        if (!APPEALS.matcher(request.path()).matches()) {
            refuse();
        }
        return next.handle(request);
    }

    /** What is routed to a service has its filter. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod) {
            refuse();
        }
        return true;
    }

    private void refuse() {
        if (Caller.signedIn()
                .filter(Caller::isStaff)
                .map(Caller::subject)
                .filter(staff::suspended)
                .isPresent()) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "staff-suspended");
        }
    }
}
