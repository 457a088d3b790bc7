package dev.amana.moderation.web;

import dev.amana.moderation.staff.Suspended;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
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
        if (handler instanceof HandlerMethod && isSuspended()) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "staff-suspended");
        }
        return true;
    }

    private boolean isSuspended() {
        return Caller.signedIn()
                .filter(Caller::isStaff)
                .map(Caller::subject)
                .filter(suspended::is)
                .isPresent();
    }
}
