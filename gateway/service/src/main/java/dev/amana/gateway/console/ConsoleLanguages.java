package dev.amana.gateway.console;

import dev.amana.gateway.edge.Routes;
import dev.amana.platform.web.ProblemTexts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** The language of pages: what was chosen with {@code ?lang=}, kept in a cookie; else what the browser asks for. */
@Configuration(proxyBeanMethods = false)
class ConsoleLanguages implements WebMvcConfigurer {
    private static final List<Locale> ALL = ProblemTexts.LANGUAGES;
    /** Only a reader's own click chooses: looking for the parameter in a form would use up the form. */
    private static final String CHOOSING = "GET";

    private final Routes routes;

    ConsoleLanguages(Routes routes) {
        this.routes = routes;
    }

    @Bean
    LocaleResolver localeResolver() {
        AcceptHeaderLocaleResolver asked = new AcceptHeaderLocaleResolver();
        asked.setSupportedLocales(ALL);
        asked.setDefaultLocale(ALL.getFirst());
        CookieLocaleResolver chosen = new SupportedCookieLocaleResolver();
        chosen.setDefaultLocaleFunction(asked::resolveLocale);
        chosen.setCookieMaxAge(Duration.ofDays(365));
        chosen.setCookieSameSite("Lax");
        return chosen;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor interceptor = new LocaleChangeInterceptor();
        interceptor.setParamName("lang");
        interceptor.setHttpMethods(CHOOSING);
        interceptor.setIgnoreInvalidLocale(true);
        registry.addInterceptor(interceptor)
                .addPathPatterns("/sign-in", "/console/**", "/console")
                .addPathPatterns(routes.pagePatterns());
    }

    /** A cookie is the browser's to alter: a language without pages counts as none. */
    private static final class SupportedCookieLocaleResolver extends CookieLocaleResolver {
        SupportedCookieLocaleResolver() {
            super("amana-language");
            setRejectInvalidCookies(false);
        }

        @Override
        protected @Nullable Locale parseLocaleValue(String value) {
            return ALL.stream()
                    .filter(locale -> value.startsWith(locale.getLanguage()))
                    .findFirst()
                    .orElse(null);
        }
    }
}
