package dev.amana.platform.eventstore;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Decides commands on cached aggregates, and makes that safe with several instances:
 *
 * <ul>
 *   <li>events decided on stale state meet the unique constraint; the command is decided again on fresh state;
 *   <li>a rejection, or "nothing to do", decided on cached state writes nothing that could conflict; so it is decided
 *       again on fresh state before it is answered.
 * </ul>
 *
 * <p>Commands run in no transaction of their own: the event store commits by itself, and nothing else may be written
 * while a command is handled.
 */
final class RedecidingCommandBus extends SimpleCommandBus {
    private static final int ATTEMPTS = 5;

    /** On cached state, which may be stale. */
    private static final class NothingToDoException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private NothingToDoException() {
            super("nothing to do on cached state", null, false, false);
        }
    }

    private final MeterRegistry meters;

    RedecidingCommandBus(Builder builder, MeterRegistry meters) {
        super(builder);
        this.meters = meters;
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        Timer.Sample time = Timer.start(meters);
        Attempt attempt = new Attempt(false);
        CommandResultMessage<R> result = decide(command, handler, attempt);
        for (int n = 1; n < ATTEMPTS && mustBeDecidedAgain(result, attempt); n++) {
            attempt = new Attempt(true);
            result = decide(command, handler, attempt);
        }
        time.stop(timer(command, result));
        callback.onResult(command, result);
    }

    private <C, R> CommandResultMessage<R> decide(
            CommandMessage<C> command, MessageHandler<? super CommandMessage<?>> handler, Attempt attempt) {
        AtomicReference<@Nullable CommandResultMessage<R>> answer = new AtomicReference<>();
        // Thrown, it makes the unit of work forget the stale aggregate, also that of a batch, which lives on.
        MessageHandler<CommandMessage<?>> doubting = message -> {
            Object result = handler.handle(message);
            if (attempt.decidedOnCachedState() && !attempt.decidedEvents()) {
                throw new NothingToDoException();
            }
            return result;
        };
        ScopedValue.where(Attempt.CURRENT, attempt).run(() -> {
            try {
                super.<C, R>handle(command, doubting, (sent, result) -> answer.set(typed(result)));
            } catch (RuntimeException e) {
                answer.set(GenericCommandResultMessage.asCommandResultMessage(e));
            }
        });
        return Objects.requireNonNull(answer.get(), "the bus calls back before it returns");
    }

    @SuppressWarnings("unchecked") // Axon's callback forgets the type that its handler promised
    private static <R> CommandResultMessage<R> typed(CommandResultMessage<?> result) {
        return (CommandResultMessage<R>) result;
    }

    private static boolean mustBeDecidedAgain(CommandResultMessage<?> result, Attempt attempt) {
        if (!result.isExceptional()) {
            return false;
        }
        return switch (result.exceptionResult()) {
            case Rejection rejection -> attempt.decidedOnCachedState();
            case NothingToDoException doubtful -> true;
            case ConcurrencyException conflict -> true;
            case AggregateStreamCreationException conflict -> true;
            default -> attempt.decidedOnCachedState() && !attempt.appendedEvents();
        };
    }

    private Timer timer(CommandMessage<?> command, CommandResultMessage<?> result) {
        String outcome = !result.isExceptional()
                ? "accepted"
                : result.exceptionResult() instanceof Rejection ? "rejected" : "failed";
        return Timer.builder("amana.commands")
                .description("Commands from arrival to answer")
                .tag("command", command.getPayloadType().getSimpleName())
                .tag("outcome", outcome)
                .register(meters);
    }
}
