package dev.amana.platform.eventstore;

import java.lang.reflect.Method;
import java.util.List;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an event handler wrote until it failed must not be committed with its batch, and PostgreSQL commits nothing of a
 * transaction in which a statement has failed, a dead letter no more than the rest. So a batch in which a handler fails is
 * repeated with a savepoint round that handler: then the event at fault is parked, and the others go on. Savepoints cost two
 * round trips an event, which is why there are none before.
 */
final class HandlerSavepoints implements HandlerEnhancerDefinition {
    private static final Logger log = LoggerFactory.getLogger(HandlerSavepoints.class);

    private final NestedTransactions savepoints;
    private final Suspects suspects = new Suspects();

    HandlerSavepoints(NestedTransactions savepoints) {
        this.savepoints = savepoints;
    }

    /** The batch must be taken back and repeated; no event of it is parked. */
    static final class RepeatBatchException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private RepeatBatchException(Exception cause) {
            super("A handler failed; its batch is repeated with savepoints", cause);
        }
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        Class<?> type = original.unwrap(Method.class)
                .<Class<?>>map(Method::getDeclaringClass)
                .orElse(Object.class);
        return original.canHandleMessageType(EventMessage.class) && isParking(type)
                ? new Guarded<>(original, type)
                : original;
    }

    /** Publication stalls instead, and aggregates have no group. */
    private static boolean isParking(Class<?> type) {
        ProcessingGroup group = type.getAnnotation(ProcessingGroup.class);
        return group != null && !group.value().equals(ProcessorConfiguration.PUBLICATION);
    }

    private final class Guarded<T> extends WrappedMessageHandlingMember<T> {
        private final Class<?> type;

        Guarded(MessageHandlingMember<T> original, Class<?> type) {
            super(original);
            this.type = type;
        }

        @Override
        public @Nullable Object handle(Message<?> message, @Nullable T target) throws Exception {
            UnitOfWork<?> unit = CurrentUnitOfWork.map(UnitOfWork::root).orElse(null);
            if (!(unit instanceof BatchingUnitOfWork<?>)) {
                // A dead letter that is tried again has a savepoint of its own.
                return super.handle(message, target);
            }
            if (suspects.isSuspect(type, message.getIdentifier())) {
                return inSavepoint(unit, message, target);
            }
            try {
                return super.handle(message, target);
            } catch (Exception e) {
                log.warn("An event handler of {} failed; the batch is repeated", type.getSimpleName(), e);
                suspects.suspect(type, List.of(message.getIdentifier()));
                throw new RepeatBatchException(e);
            }
        }

        /** What it gathers for the end of the batch goes with it, and nothing that others had gathered. */
        private @Nullable Object inSavepoint(UnitOfWork<?> batch, Message<?> message, @Nullable T target)
                throws Exception {
            BatchEnd.finish(batch);
            Transaction savepoint = savepoints.startTransaction();
            Object result;
            try {
                result = super.handle(message, target);
            } catch (Exception | Error e) {
                savepoint.rollback();
                BatchEnd.forget(batch);
                throw e;
            }
            savepoint.commit();
            return result;
        }
    }
}
