package dev.amana.bench.commands;

import dev.amana.bench.commands.LetterCommand.StartExchange;
import dev.amana.bench.commands.LetterCommand.WriteLetter;
import dev.amana.platform.Ids;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Amana's side: each caller writes letters into an exchange of its own. */
record CommandSide(CommandGateway gateway, Ids ids) implements Callers.Opening {
    private static final String TEXT = "The lamp arrived with a cracked shade. ".repeat(16);

    @Override
    public Callers.Work open(int caller) {
        String exchange = ids.next();
        String writer = "bench-party-" + caller;
        gateway.sendAndWait(new StartExchange(exchange, writer));
        return () -> gateway.sendAndWait(new WriteLetter(
                exchange,
                ids.next(),
                Personal.of(writer, RetentionClass.CORRESPONDENCE, "About my order"),
                Personal.of(writer, RetentionClass.CORRESPONDENCE, TEXT)));
    }
}
