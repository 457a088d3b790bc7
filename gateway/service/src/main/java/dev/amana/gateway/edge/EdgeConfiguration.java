package dev.amana.gateway.edge;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.removeRequestHeader;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.rewritePath;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import dev.amana.gateway.edge.Routes.Route;
import dev.amana.gateway.identity.SessionToken;
import dev.amana.gateway.staff.StaffSuspensions;
import dev.amana.platform.web.Problems;
import java.net.http.HttpClient;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * The route table as router functions: for bearers of a token, for calls of pages under {@code /console/api}, and for the
 * pages that services render themselves, with their files.
 */
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {
    private static final String PAGES = "/console";

    /** Bodies stream both ways; a redirect is the caller's to follow. */
    @Bean
    RestClient upstreamClient(EdgeLimits limits) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limits.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        var factory = new JdkClientHttpRequestFactory(client, Executors.newVirtualThreadPerTaskExecutor());
        factory.setReadTimeout(limits.responseTimeout());
        return RestClient.builder()
                .requestFactory(factory)
                .defaultStatusHandler(status -> true, (request, response) -> {})
                .build();
    }

    @Bean
    ProxyExchange proxyExchange(RestClient upstreamClient, GatewayMvcProperties properties) {
        return new RestClientProxyExchange(upstreamClient, properties);
    }

    @Bean
    SuspendedStaff suspendedStaff(StaffSuspensions staff) {
        return new SuspendedStaff(staff);
    }

    /** Signing in and out, problems and files stay open. */
    @Bean
    WebMvcConfigurer ownDoors(SuspendedStaff suspended) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(suspended).addPathPatterns("/api/**", PAGES, PAGES + "/**");
            }
        };
    }

    @Bean
    RouterFunction<ServerResponse> services(Routes routes, SuspendedStaff suspended) {
        return routes.all().stream()
                .map(route -> toService(route, "", Function.identity(), suspended))
                .reduce(RouterFunction::and)
                .orElseThrow();
    }

    /** Without a client registration nobody can sign in, so no page ever asks for a token. */
    @Bean
    RouterFunction<ServerResponse> servicesForPages(
            Routes routes, ObjectProvider<SessionToken> token, SuspendedStaff suspended) {
        return routes.all().stream()
                .map(route -> toService(route, PAGES, request -> withToken(request, token), suspended))
                .reduce(RouterFunction::and)
                .orElseThrow();
    }

    /** What a service renders: it hears who is asking, and which language the reader chose here. */
    @Bean
    RouterFunction<ServerResponse> pagesOfServices(
            Routes routes, ObjectProvider<SessionToken> token, Problems problems, SuspendedStaff suspended) {
        return routes.all().stream()
                .filter(route -> !route.pages().isEmpty())
                .map(route -> pagesOf(route, token, problems, suspended).and(assetsOf(route)))
                .reduce(RouterFunction::and)
                .orElseThrow();
    }

    private static RouterFunction<ServerResponse> pagesOf(
            Route route, ObjectProvider<SessionToken> token, Problems problems, SuspendedStaff suspended) {
        RequestPredicate paths = route.pagePatterns()
                .map(RequestPredicates::path)
                .reduce(RequestPredicate::or)
                .orElseThrow();
        return route(route.service() + "-pages")
                .route(paths, http())
                .before(uri(route.base()))
                .before(request -> withToken(request, token))
                .before(EdgeConfiguration::inChosenLanguage)
                .before(removeRequestHeader(HttpHeaders.COOKIE))
                .filter(new PageFailures(problems).andThen(suspended).andThen(new UpstreamFailures(route.service())))
                .build();
    }

    private static RouterFunction<ServerResponse> assetsOf(Route route) {
        return route(route.service() + "-assets")
                .GET(route.assets(), http())
                .before(uri(route.base()))
                .before(removeRequestHeader(HttpHeaders.COOKIE))
                .filter(new UpstreamFailures(route.service()))
                .build();
    }

    private static ServerRequest inChosenLanguage(ServerRequest request) {
        String language =
                RequestContextUtils.getLocale(request.servletRequest()).toLanguageTag();
        return ServerRequest.from(request)
                .headers(headers -> headers.set(HttpHeaders.ACCEPT_LANGUAGE, language))
                .build();
    }

    /** The session's cookie stays here: a service knows the caller by the token alone. */
    private static RouterFunction<ServerResponse> toService(
            Route route,
            String prefix,
            Function<ServerRequest, ServerRequest> authentication,
            SuspendedStaff suspended) {
        return route(route.service() + prefix)
                .route(pathsOf(route, prefix), http())
                .before(uri(route.base()))
                .before(rewritePath("^" + prefix + "(?<path>/api/.*)", "${path}"))
                .before(authentication)
                .before(removeRequestHeader(HttpHeaders.COOKIE))
                .filter(suspended.andThen(new UpstreamFailures(route.service())))
                .build();
    }

    private static RequestPredicate pathsOf(Route route, String prefix) {
        return route.roots().stream()
                .map(root -> prefix + "/api/" + root)
                .map(path -> RequestPredicates.path(path).or(RequestPredicates.path(path + "/**")))
                .reduce(RequestPredicate::or)
                .orElseThrow();
    }

    private static ServerRequest withToken(ServerRequest request, ObjectProvider<SessionToken> token) {
        return ServerRequest.from(request)
                .headers(headers -> headers.setBearerAuth(token.getObject().value()))
                .build();
    }
}
