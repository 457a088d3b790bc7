package dev.amana.platform.eventstore;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The stable name under which a domain event is stored, such as {@code messaging.conversation-opened}. It outlives the
 * class: a record may be renamed or moved, its stored name never changes.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StoredAs {
    String value();

    /** Revision of the stored form; a greater one comes with an upcaster from the one before. */
    int revision() default 0;
}
