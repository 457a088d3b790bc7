package dev.amana.messaging.web;

import dev.amana.messaging.staff.StaffSuspensions;
import dev.amana.platform.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A suspended member of staff passes no door here, whatever their role: neither to customers nor to the queues of mail. Only
 * appeals are left, which look by themselves at whose message it is.
 */
@Component
class SuspendedStaff implements HandlerInterceptor, WebMvcConfigurer {
    private final StaffSuspensions suspensions;

    SuspendedStaff(StaffSuspensions suspensions) {
        this.suspensions = suspensions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/api/**", "/console/**")
                .excludePathPatterns("/api/conversations/*/messages/*/appeal");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod) {
            Caller.signedIn().ifPresent(suspensions::refuse);
        }
        return true;
    }
}
