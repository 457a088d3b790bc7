package dev.amana.platform.pages;

import dev.amana.platform.web.ProblemAdvice;
import dev.amana.platform.web.WebConfiguration;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Pages for a service that has {@code amana.pages.enabled}: its templates under {@code <context>/templates}, its texts in
 * {@code <context>/pages*.properties}, its own files under {@code <context>/static/assets/<context>}.
 */
@AutoConfiguration(
        after = WebConfiguration.class,
        beforeName = "org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration")
@ConditionalOnProperty("amana.pages.enabled")
public class PagesConfiguration {
    private static final Duration ASSETS_STAY = Duration.ofMinutes(10);

    /** The shared templates are named {@code page/…}; a service has none of that name. */
    @Bean
    SpringResourceTemplateResolver sharedTemplates(ApplicationContext context) {
        SpringResourceTemplateResolver resolver = new SpringResourceTemplateResolver();
        resolver.setApplicationContext(context);
        resolver.setPrefix("classpath:/platform/templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setResolvablePatterns(Set.of("page/*"));
        resolver.setOrder(0);
        return resolver;
    }

    @Bean
    PageView pages(MessageSource messages) {
        return new PageView(messages);
    }

    @Bean
    PageErrors pageErrors(ProblemAdvice problems) {
        return new PageErrors(problems);
    }

    @Bean
    WebMvcConfigurer pageAssets(Environment environment) {
        String context = environment.getRequiredProperty("amana.context");
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                serve(registry, "/assets/page/**", "classpath:/platform/static/assets/page/");
                serve(
                        registry,
                        "/assets/" + context + "/**",
                        "classpath:/" + context + "/static/assets/" + context + "/");
            }
        };
    }

    private static void serve(ResourceHandlerRegistry registry, String path, String location) {
        registry.addResourceHandler(path)
                .addResourceLocations(location)
                .setCacheControl(CacheControl.maxAge(ASSETS_STAY).cachePublic());
    }
}
