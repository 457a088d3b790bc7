package dev.amana.standalone;

import dev.amana.backing.Ports;
import java.util.List;
import java.util.Optional;

/** Says of each part whether it is up. Exit code 0 when all are. */
final class Status {
    private Status() {}

    static int run(Options options) {
        Optional<State> state = State.running(options.data());
        if (state.isEmpty()) {
            System.out.println("Amana is not running on " + options.data());
            return 1;
        }
        List<Part> parts = Part.of(
                state.get().applications(),
                Ports.withOffset(state.get().portOffset()),
                state.get().listen());
        boolean allUp = true;
        System.out.printf("Amana runs as process %d on %s%n", state.get().processId(), options.data());
        for (Part part : parts) {
            boolean up = part.probe().up();
            allUp &= up;
            System.out.printf("  %-5s %-16s %s%n", up ? "up" : "DOWN", part.name(), part.address());
        }
        return allUp ? 0 : 1;
    }
}
