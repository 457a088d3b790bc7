package dev.amana.published;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The stable CloudEvents type of a published event, such as {@code amana.messaging.message-relayed.v1}. It never
 * changes: an incompatible form is a new record with the next version.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {
    String value();
}
