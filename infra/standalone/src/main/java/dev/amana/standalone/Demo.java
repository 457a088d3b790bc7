package dev.amana.standalone;

import dev.amana.backing.Port;
import dev.amana.backing.Ports;
import dev.amana.standalone.demo.DemoPlace;
import dev.amana.standalone.demo.DemoStory;
import java.util.Optional;

/** Plays the demo's story on the running installation. */
final class Demo {
    private Demo() {}

    static int run(Options options) {
        Optional<State> state = State.running(options.data());
        if (state.isEmpty()) {
            System.err.printf("Amana is not running on %s. Start it with ./amana up --detach%n", options.data());
            return 1;
        }
        Ports ports = Ports.withOffset(state.get().portOffset());
        String host = state.get().listen().host();
        DemoPlace place = new DemoPlace(
                "http://" + host + ":" + ports.of(Port.GATEWAY),
                host,
                ports.of(Port.SMTP),
                ports.of(Port.MAIL_DROP_IMAP),
                user -> Token.mint(options, user));
        try {
            new DemoStory(place, System.out, System.currentTimeMillis()).play();
            return 0;
        } catch (IllegalStateException e) {
            System.err.println("The story broke off: " + e.getMessage());
            return 1;
        }
    }
}
