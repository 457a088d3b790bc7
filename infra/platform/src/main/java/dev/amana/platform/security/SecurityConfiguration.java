package dev.amana.platform.security;

import dev.amana.platform.web.Problems;
import dev.amana.platform.web.WebConfiguration;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.util.StringUtils;

/**
 * The resource server. Its chain covers {@code /api/**}, {@code /actuator/**} and {@code /v3/api-docs/**} at order {@value
 * #API_ORDER}; an application may add chains for other paths, before or after.
 */
@AutoConfiguration(
        after = WebConfiguration.class,
        beforeName = {
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(SecurityProperties.class)
@EnableMethodSecurity
public class SecurityConfiguration {
    public static final int API_ORDER = 100;

    private static final String DEMO_KEY_FILE = "amana.security.demo-key-file";
    private static final List<String> PROVIDER = List.of(
            "spring.security.oauth2.resourceserver.jwt.issuer-uri",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
            "spring.security.oauth2.resourceserver.jwt.public-key-location");
    private static final String[] API = {"/api/**", "/actuator/**", "/v3/api-docs/**", "/v3/api-docs.yaml"};
    private static final String[] OPEN = {
        "/actuator/health", "/actuator/health/**", "/v3/api-docs", "/v3/api-docs/**", "/v3/api-docs.yaml"
    };

    private final SecurityProperties properties;
    private final Problems problems;
    private final ObjectProvider<Clock> clock;

    SecurityConfiguration(
            SecurityProperties properties, Problems problems, ObjectProvider<Clock> clock, Environment environment) {
        requireOneIssuer(environment);
        this.properties = properties;
        this.problems = problems;
        this.clock = clock;
    }

    /** Were both accepted silently, whoever finds the demo key would sign in beside the provider. */
    private static void requireOneIssuer(Environment environment) {
        if (StringUtils.hasText(environment.getProperty(DEMO_KEY_FILE))) {
            PROVIDER.stream()
                    .filter(name -> StringUtils.hasText(environment.getProperty(name)))
                    .forEach(name -> {
                        throw new IllegalStateException(
                                "Both %s and %s are set. The demo key is for one machine: remove it where an identity provider signs tokens."
                                        .formatted(DEMO_KEY_FILE, name));
                    });
        }
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(DEMO_KEY_FILE)
    DemoKey demoKey() {
        return DemoKey.load(Path.of(Objects.requireNonNull(properties.demoKeyFile())));
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(DEMO_KEY_FILE)
    JwtDecoder jwtDecoder(DemoKey key) {
        return DemoTokenDecoder.of(key, properties.moreIssuers(), clock());
    }

    private Clock clock() {
        return clock.getIfAvailable(Clock::systemUTC);
    }

    /** A span for each of a request's two dozen filters tells nobody anything; the request has one of its own. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(API_ORDER)
    @ConditionalOnMissingBean(name = "apiFilterChain")
    SecurityFilterChain apiFilterChain(HttpSecurity http, JwtDecoder decoder) {
        resourceServer(
                decoder,
                stateless(http.securityMatcher(API))
                        .authorizeHttpRequests(requests -> requests.requestMatchers(OPEN)
                                .permitAll()
                                .requestMatchers(properties.openPaths().toArray(String[]::new))
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .hasRole(Roles.OPERATOR)
                                .anyRequest()
                                .authenticated()));
        return http.build();
    }

    /**
     * Pages of a service ({@code amana.pages.paths}): the gateway brings the reader's token, so there is no session here
     * that a forged request could use. The files that they load are for everybody.
     */
    @Bean
    @Order(API_ORDER + 1)
    @ConditionalOnProperty("amana.pages.paths[0]")
    SecurityFilterChain pageFilterChain(HttpSecurity http, JwtDecoder decoder, Environment environment) {
        String assets = "/assets/" + environment.getRequiredProperty("amana.context") + "/**";
        List<String> paths = new ArrayList<>(Binder.get(environment)
                .bind("amana.pages.paths", Bindable.listOf(String.class))
                .get());
        paths.add(assets);
        resourceServer(
                decoder,
                stateless(http.securityMatcher(paths.toArray(String[]::new)))
                        .authorizeHttpRequests(requests -> requests.requestMatchers(assets)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                        .headers(headers -> headers.contentSecurityPolicy(
                                        policy -> policy.policyDirectives(PagePolicy.DIRECTIVES))
                                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))));
        return http.build();
    }

    private void resourceServer(JwtDecoder decoder, HttpSecurity http) {
        http.oauth2ResourceServer(server -> server.authenticationEntryPoint((request, response, failure) -> {
                    new BearerTokenAuthenticationEntryPoint().commence(request, response, failure);
                    problems.write(request, response, HttpStatus.UNAUTHORIZED, "unauthenticated");
                })
                .accessDeniedHandler((request, response, failure) ->
                        problems.write(request, response, HttpStatus.FORBIDDEN, "forbidden"))
                .jwt(jwt -> jwt.decoder(new RecentTokens(decoder, clock()))
                        .jwtAuthenticationConverter(this::authentication)));
    }

    /** What is no API does not exist, so that nothing is open by being forgotten. Error dispatches pass. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    @ConditionalOnProperty(name = "amana.security.deny-other-paths", matchIfMissing = true)
    SecurityFilterChain otherPathsFilterChain(HttpSecurity http) {
        stateless(http)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/error")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, failure) ->
                                problems.write(request, response, HttpStatus.NOT_FOUND, "not-found"))
                        .accessDeniedHandler((request, response, failure) ->
                                problems.write(request, response, HttpStatus.NOT_FOUND, "not-found")));
        return http.build();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)));
    }

    private AbstractAuthenticationToken authentication(Jwt token) {
        List<String> roles = token.getClaim(properties.claimOfRoles()) instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
        Stream<GrantedAuthority> authorities =
                roles.stream().<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role));
        return new JwtAuthenticationToken(
                token, authorities.toList(), Objects.requireNonNullElse(token.getSubject(), ""));
    }
}
