package dev.amana.gateway.identity;

import dev.amana.platform.security.Roles;
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
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The pages' own chain of security filters: a session behind a cookie, protection against forged requests, and a policy
 * that lets a page load nothing from elsewhere. The API's chain is the platform's, and knows bearer tokens only.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {
    private static final String[] PAGES = {
        "/",
        "/console",
        "/console/**",
        "/sign-in",
        "/sign-out",
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
    private static final String[] STAFF = {
        Roles.AGENT, Roles.TRUST, Roles.TRUST_LEAD, Roles.AUDITOR, Roles.FINANCE, Roles.OPERATOR, Roles.DATA_PROTECTION
    };

    @Bean
    @Order(20)
    @Conditional(DemoIdentityCondition.class)
    SecurityFilterChain demoConsole(HttpSecurity http) throws Exception {
        return pages(http)
                .formLogin(form -> form.loginPage("/sign-in").defaultSuccessUrl("/console"))
                .build();
    }

    @Bean
    @Order(20)
    @ConditionalOnProperty(ProviderIdentity.CLIENT_ID)
    SecurityFilterChain providerConsole(HttpSecurity http) throws Exception {
        return pages(http)
                .oauth2Login(login -> login.loginPage("/sign-in").defaultSuccessUrl("/console"))
                .build();
    }

    private static HttpSecurity pages(HttpSecurity http) throws Exception {
        return http.securityMatcher(PAGES)
                .authorizeHttpRequests(requests -> requests.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers("/login/**", "/oauth2/authorization/**")
                        .permitAll()
                        .requestMatchers("/console/api/**", "/sign-out")
                        .authenticated()
                        .anyRequest()
                        .hasAnyRole(STAFF))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signed-out"))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(toSignIn()))
                .headers(headers -> headers.addHeaderWriter(new ContentPolicy())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
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
