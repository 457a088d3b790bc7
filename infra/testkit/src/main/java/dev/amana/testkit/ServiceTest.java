package dev.amana.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * Starts the service of a context on a random port, with real PostgreSQL and Kafka that all tests of the JVM share. Each
 * application context has a database of its own; test classes of the same configuration share an application context.
 * Properties come from {@code <context>.yml} and can be set with {@code @TestPropertySource}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(loader = ServiceContextLoader.class)
public @interface ServiceTest {
    /** The context's name, such as {@code messaging}. */
    String value();
}
