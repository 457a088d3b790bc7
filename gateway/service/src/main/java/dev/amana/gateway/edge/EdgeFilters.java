package dev.amana.gateway.edge;

import dev.amana.platform.web.Problems;
import jakarta.servlet.Filter;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.gateway.server.mvc.filter.FormFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where the limits stand in the chain of servlet filters: addresses before a secret is looked at, so that guessing is
 * slow, and by the refusal; callers after it, so that one caller's haste is nobody else's.
 */
@Configuration(proxyBeanMethods = false)
class EdgeFilters {
    private static final int SECURITY = SecurityFilterProperties.DEFAULT_FILTER_ORDER;

    private final RateLimits limits;
    private final Problems problems;

    EdgeFilters(RateLimits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Bean
    FilterRegistrationBean<Filter> addressLimit(RateLimitProperties rates) {
        Filter filter = new RateLimitFilter(limits, request -> CallerPolicy.ofAddress(request, rates), problems);
        return registered(filter, SECURITY - 10, "/api/*", "/oauth2/*", "/sign-in");
    }

    @Bean
    FilterRegistrationBean<Filter> refusalLimit(RateLimitProperties rates) {
        return registered(new RefusalFilter(limits, rates), SECURITY - 9, "/api/*", "/oauth2/*", "/sign-in");
    }

    @Bean
    FilterRegistrationBean<Filter> callerLimit(RateLimitProperties rates) {
        Filter filter = new RateLimitFilter(limits, request -> CallerPolicy.ofCaller(rates), problems);
        return registered(filter, SECURITY + 10, "/api/*", "/console/*", "/conversations/*", "/claims/*");
    }

    /**
     * A form that a service shall read: the router's own look at its fields would use up the body. Other bodies stream.
     */
    @Bean
    FilterRegistrationBean<Filter> formsOfServices(Routes routes) {
        String[] below = routes.all().stream()
                .flatMap(route -> route.pages().stream())
                .map(page -> page + "/*")
                .toArray(String[]::new);
        return registered(new FormFilter(), SECURITY + 20, below);
    }

    private static FilterRegistrationBean<Filter> registered(Filter filter, int order, String... patterns) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.addUrlPatterns(patterns);
        return registration;
    }
}
