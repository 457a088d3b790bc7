package dev.amana.gateway.edge;

import dev.amana.gateway.staff.StaffSuspensions;
import dev.amana.platform.security.Roles;
import dev.amana.platform.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** A suspended agent gets no further than this: neither to write to customers nor to read what they write. */
record SuspendedStaff(StaffSuspensions staff) implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private static final String AGENT = "ROLE_" + Roles.AGENT;

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null && isAgent(caller) && staff.suspended(caller.getName())) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "staff-suspended");
        }
        return next.handle(request);
    }

    private static boolean isAgent(Authentication caller) {
        return caller.getAuthorities().stream().anyMatch(authority -> AGENT.equals(authority.getAuthority()));
    }
}
