package dev.amana.platform.eventstore;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Keeps out the parts of Axon's auto-configuration that must never come in, whatever a service excludes itself: the
 * update checker calls home, and the JDBC part silently falls back to no transactions where a bean is missing. What it
 * would declare is declared in {@link EventStoreConfiguration}.
 */
public final class AxonImportFilter implements AutoConfigurationImportFilter {
    private static final String PACKAGE = "org.axonframework.springboot.autoconfig.";
    private static final Set<String> KEPT_OUT = Set.of(
            PACKAGE + "UpdateCheckerAutoConfiguration",
            PACKAGE + "JdbcAutoConfiguration",
            PACKAGE + "NoOpTransactionAutoConfiguration",
            PACKAGE + "AxonDbSchedulerAutoConfiguration",
            PACKAGE + "AxonTimeoutAutoConfiguration");

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        boolean[] wanted = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            wanted[i] = classes[i] == null || !KEPT_OUT.contains(classes[i]);
        }
        return wanted;
    }
}
