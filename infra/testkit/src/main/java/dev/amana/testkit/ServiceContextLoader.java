package dev.amana.testkit;

import dev.amana.backing.Backing;
import dev.amana.backing.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.SpringBootContextLoader;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Gives a service under test its name and the addresses of its backing services. */
final class ServiceContextLoader extends SpringBootContextLoader {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    @Override
    protected String[] getInlinedProperties(MergedContextConfiguration configuration) {
        String context = context(configuration.getTestClass());
        List<String> properties = new ArrayList<>();
        properties.add("spring.config.name=" + context);
        backing(context).forEach((name, value) -> properties.add(name + "=" + value));
        // A test's own properties come last and win.
        properties.addAll(List.of(super.getInlinedProperties(configuration)));
        return properties.toArray(String[]::new);
    }

    private static String context(Class<?> testClass) {
        ServiceTest annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass, ServiceTest.class);
        return Objects.requireNonNull(annotation, "@ServiceTest is missing").value();
    }

    private static java.util.Map<String, String> backing(String context) {
        Backing backing = Backing.shared(Service.neededBy(context));
        String database = "test_" + context + "_" + DATABASES.incrementAndGet();
        backing.createDatabase(database);
        return backing.propertiesFor(context, database);
    }
}
