package dev.amana.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The ports in use by one installation. */
public final class Ports {
    private static final int FREE_ATTEMPTS = 10;
    private static final long FREE_PAUSE_MILLIS = 200;

    private final Map<Port, Integer> numbers;

    private Ports(Map<Port, Integer> numbers) {
        this.numbers = numbers;
    }

    /** The default ports, all shifted by the same number, so that two installations run side by side. */
    public static Ports withOffset(int offset) {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            numbers.put(port, port.number() + offset);
        }
        return new Ports(numbers);
    }

    /** Ports that were free a moment ago, for tests. */
    public static Ports free() {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (Port port : Port.values()) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                numbers.put(port, socket.getLocalPort());
            }
            for (ServerSocket socket : held) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Ports(numbers);
    }

    public int of(Port port) {
        return numbers.getOrDefault(port, port.number());
    }

    /**
     * Waits a moment: a process that was killed just now gives its ports back a little after it is gone.
     *
     * @throws StartupFailure naming the port when somebody else listens on it
     */
    public void requireFree(Port port) {
        for (int attempt = 1; !free(of(port)); attempt++) {
            if (attempt == FREE_ATTEMPTS) {
                throw new StartupFailure(
                        "Port %d (%s) is in use. Stop what listens there, or shift all ports with --port-offset N."
                                .formatted(of(port), port.label()));
            }
            Processes.pause(FREE_PAUSE_MILLIS);
        }
    }

    private static boolean free(int number) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // Connections of the last run may still linger in TIME_WAIT.
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
