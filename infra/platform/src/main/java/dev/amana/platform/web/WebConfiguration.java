package dev.amana.platform.web;

import dev.amana.platform.personal.PersonalConfiguration;
import dev.amana.platform.personal.Vault;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** Problems, languages, limits and the Idempotency-Key of every HTTP door. */
@AutoConfiguration(
        after = {PersonalConfiguration.class, JdbcClientAutoConfiguration.class},
        before = {WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebProperties.class)
public class WebConfiguration {
    /** Spring Security's filter stands at -100; what needs the caller comes after. */
    private static final int AFTER_SECURITY = -50;

    @Bean
    @ConditionalOnMissingBean(name = "localeResolver")
    LocaleResolver localeResolver() {
        AcceptHeaderLocaleResolver resolver = new AcceptHeaderLocaleResolver();
        resolver.setSupportedLocales(ProblemTexts.LANGUAGES);
        resolver.setDefaultLocale(ProblemTexts.LANGUAGES.getFirst());
        return resolver;
    }

    @Bean
    @ConditionalOnMissingBean
    ProblemTexts problemTexts(Environment environment) {
        return new ProblemTexts(environment.getRequiredProperty("amana.context"));
    }

    @Bean
    @ConditionalOnMissingBean
    Problems problems(ProblemTexts texts, LocaleResolver localeResolver) {
        return new Problems(texts, localeResolver);
    }

    @Bean
    @ConditionalOnMissingBean
    ProblemAdvice problemAdvice(Problems problems) {
        return new ProblemAdvice(problems);
    }

    @Bean
    @ConditionalOnMissingBean(ErrorController.class)
    ProblemErrorController problemErrorController(Problems problems) {
        return new ProblemErrorController(problems);
    }

    @Bean
    FilterRegistrationBean<RequestSizeFilter> requestSizeFilter(WebProperties properties, Problems problems) {
        var registration = new FilterRegistrationBean<>(new RequestSizeFilter(properties, problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
            DataSource dataSource, Vault vault, WebProperties properties, Problems problems) {
        IdempotencyKeys keys = new IdempotencyKeys(dataSource, vault, properties);
        var registration = new FilterRegistrationBean<>(new IdempotencyFilter(keys, properties, problems));
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }
}
