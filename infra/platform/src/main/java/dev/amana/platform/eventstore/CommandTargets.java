package dev.amana.platform.eventstore;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.ReflectionUtils;
import org.axonframework.common.annotation.AnnotationUtils;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the aggregate of a command by {@link TargetAggregateIdentifier}, and looks at each class of commands only once:
 * Axon's own resolver scans annotations anew for every command, which cost a fifth of its handling. Commands name no
 * expected version here.
 */
final class CommandTargets implements CommandTargetResolver {
    private final ClassValue<Accessor> accessors = new ClassValue<>() {
        @Override
        protected Accessor computeValue(Class<?> type) {
            return accessor(type);
        }
    };

    /** Reads the identifier; null where the command has none. */
    private interface Accessor {
        @Nullable
        Object read(Object command) throws ReflectiveOperationException;
    }

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        Object identifier = identifier(command.getPayload());
        if (identifier == null) {
            throw new IllegalArgumentException(
                    command.getPayloadType().getName() + " has no @TargetAggregateIdentifier, or it is null");
        }
        return new VersionedAggregateIdentifier(identifier, null);
    }

    private @Nullable Object identifier(Object command) {
        try {
            return accessors.get(command.getClass()).read(command);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("the identifier of " + command.getClass() + " cannot be read", e);
        }
    }

    private static Accessor accessor(Class<?> type) {
        for (Method method : ReflectionUtils.methodsOf(type)) {
            if (AnnotationUtils.isAnnotationPresent(method, TargetAggregateIdentifier.class)) {
                return ReflectionUtils.ensureAccessible(method)::invoke;
            }
        }
        for (Field field : ReflectionUtils.fieldsOf(type)) {
            if (AnnotationUtils.isAnnotationPresent(field, TargetAggregateIdentifier.class)) {
                return ReflectionUtils.ensureAccessible(field)::get;
            }
        }
        return command -> null;
    }
}
