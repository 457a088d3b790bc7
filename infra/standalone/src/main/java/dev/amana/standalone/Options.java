package dev.amana.standalone;

import dev.amana.backing.Ports;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command line of the launcher.
 *
 * @param words the arguments that are not options
 * @param data the data folder, absolute
 * @param portOffset shifts every port
 * @param listen the address on which applications and SMTP listen
 * @param processes one JVM for each application instead of one for all
 */
record Options(List<String> words, Path data, int portOffset, Listen listen, boolean processes) {
    private static final int HIGHEST_OFFSET = 65_535 - 19_200;

    static Options parse(List<String> arguments) {
        Deque<String> left = new ArrayDeque<>(arguments);
        List<String> words = new ArrayList<>();
        Path data = Path.of(".amana", "data");
        int offset = 0;
        Listen listen = Listen.LOOPBACK;
        boolean processes = false;
        while (!left.isEmpty()) {
            String argument = left.pop();
            switch (argument) {
                case "--data" -> data = Path.of(value(argument, left.poll()));
                case "--port-offset" -> offset = offset(value(argument, left.poll()));
                case "--listen" -> listen = Listen.of(value(argument, left.poll()));
                case "--processes" -> processes = true;
                default -> words.add(word(argument));
            }
        }
        return new Options(List.copyOf(words), data.toAbsolutePath().normalize(), offset, listen, processes);
    }

    Ports ports() {
        return Ports.withOffset(portOffset);
    }

    private static String value(String option, @Nullable String value) {
        if (value == null) {
            throw new UsageException(option + " needs a value");
        }
        return value;
    }

    private static int offset(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > HIGHEST_OFFSET) {
            throw new UsageException("--port-offset is a number from 0 to " + HIGHEST_OFFSET);
        }
        return Integer.parseInt(value);
    }

    private static String word(String argument) {
        if (argument.startsWith("-")) {
            throw new UsageException("Unknown option " + argument);
        }
        return argument;
    }
}
