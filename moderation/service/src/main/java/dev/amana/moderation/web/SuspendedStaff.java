package dev.amana.moderation.web;

import dev.amana.moderation.staff.Suspended;
import dev.amana.platform.security.Roles;
import dev.amana.platform.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A suspended member of staff decides, reads and enters nothing here either: no service relies on the gateway for that. Appeals go
 * to messaging.
 */
@Component
class SuspendedStaff implements HandlerInterceptor, WebMvcConfigurer {
    private static final Set<String> STAFF =
            Roles.STAFF.stream().map(role -> "ROLE_" + role).collect(Collectors.toUnmodifiableSet());

    private final Suspended suspended;

    SuspendedStaff(Suspended suspended) {
        this.suspended = suspended;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**", "/console/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (handler instanceof HandlerMethod && caller != null && isStaff(caller) && suspended.is(caller.getName())) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "staff-suspended");
        }
        return true;
    }

    private static boolean isStaff(Authentication caller) {
        return caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .anyMatch(STAFF::contains);
    }
}
