package dev.amana.gateway.identity;

import dev.amana.gateway.edge.Routes;
import dev.amana.platform.security.Roles;
import dev.amana.platform.web.Problems;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The pages' own chain of security filters: a session behind a cookie, protection against forged requests, and a policy
 * that lets a page load nothing from elsewhere. The API's chain is the platform's, and knows bearer tokens only.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {
    private static final String SIGN_OUT = "/sign-out";
    private static final String[] PAGES = {
        "/",
        "/console",
        "/console/**",
        "/sign-in",
        SIGN_OUT,
        "/login/**",
        "/oauth2/authorization/**",
        "/assets/**",
        "/webjars/**",
        "/problems/**",
        "/swagger-ui/**",
        "/swagger-ui.html",
        "/favicon.ico",
        "/error"
    };
    private static final String[] OPEN = {
        "/",
        "/sign-in",
        "/assets/**",
        "/webjars/**",
        "/problems/**",
        "/swagger-ui/**",
        "/swagger-ui.html",
        "/favicon.ico",
        "/error"
    };

    private final Routes routes;
    private final Problems problems;

    ConsoleSecurity(Routes routes, Problems problems) {
        this.routes = routes;
        this.problems = problems;
    }

    @Bean
    @Order(20)
    @Conditional(DemoIdentityCondition.class)
    SecurityFilterChain demoConsole(HttpSecurity http) throws Exception {
        return pages(http)
                .formLogin(form -> form.loginPage("/sign-in").successHandler(new HomeAfterSignIn()))
                .build();
    }

    @Bean
    @Order(20)
    @ConditionalOnProperty(ProviderIdentity.CLIENT_ID)
    SecurityFilterChain providerConsole(HttpSecurity http) throws Exception {
        return pages(http)
                .oauth2Login(login -> login.loginPage("/sign-in").successHandler(new HomeAfterSignIn()))
                .build();
    }

    private HttpSecurity pages(HttpSecurity http) throws Exception {
        String[] rendered = routes.pagePatterns();
        return http.securityMatchers(matchers -> matchers.requestMatchers(PAGES).requestMatchers(rendered))
                .csrf(token -> token.ignoringRequestMatchers(rendered).ignoringRequestMatchers(SIGN_OUT))
                .addFilterBefore(new SameOriginFilter(guarded(rendered), problems), LogoutFilter.class)
                .requestCache(cache -> cache.requestCache(wholePagesOnly()))
                .authorizeHttpRequests(requests -> requests.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers("/login/**", "/oauth2/authorization/**")
                        .permitAll()
                        .requestMatchers("/console/api/**", SIGN_OUT)
                        .authenticated()
                        .requestMatchers(rendered)
                        .authenticated()
                        .anyRequest()
                        .hasAnyRole(Roles.STAFF.toArray(String[]::new)))
                .logout(logout -> logout.logoutUrl(SIGN_OUT).logoutSuccessUrl("/sign-in?signed-out"))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(toSignIn()))
                .headers(headers -> headers.addHeaderWriter(new ContentPolicy())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
    }

    private static RequestMatcher guarded(String[] rendered) {
        List<RequestMatcher> paths = Stream.concat(Stream.of(SIGN_OUT), Stream.of(rendered))
                .<RequestMatcher>map(PathPatternRequestMatcher::pathPattern)
                .toList();
        return new OrRequestMatcher(paths);
    }

    /** After signing in again, nobody wants a part of a page. */
    private static RequestCache wholePagesOnly() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(
                request -> request.getMethod().equals("GET") && request.getHeader("HX-Request") == null);
        return cache;
    }

    /** A page's own call meets an ended session: the whole page moves to the sign-in, not a fragment of it. */
    private static AuthenticationEntryPoint toSignIn() {
        var page = new LoginUrlAuthenticationEntryPoint("/sign-in");
        return (request, response, failure) -> {
            if (request.getHeader("HX-Request") == null) {
                page.commence(request, response, failure);
            } else {
                response.setHeader("HX-Redirect", "/sign-in");
                response.setStatus(HttpStatus.UNAUTHORIZED.value());
            }
        };
    }
}
