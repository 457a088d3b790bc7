package dev.amana.gateway.identity;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** There is a demo key, and no identity provider is named. */
final class DemoIdentityCondition implements Condition {
    private static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        return StringUtils.hasText(environment.getProperty("amana.security.demo-key-file"))
                && !StringUtils.hasText(environment.getProperty(ISSUER))
                && !StringUtils.hasText(environment.getProperty(ProviderIdentity.CLIENT_ID));
    }
}
