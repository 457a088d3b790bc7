package dev.amana.standalone;

import dev.amana.backing.StartupFailure;
import java.util.List;
import java.util.stream.Stream;

/** The commands of {@code ./amana} that need Java. */
public final class Amana {
    private Amana() {}

    public static void main(String[] arguments) {
        Logging.quietTerminal();
        System.exit(run(List.of(arguments)));
    }

    /** @return the exit code */
    static int run(List<String> arguments) {
        try {
            String command = arguments.isEmpty() ? "" : arguments.getFirst();
            return dispatch(command, Options.parse(arguments.stream().skip(1).toList()));
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (StartupFailure e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private static int dispatch(String command, Options options) {
        return switch (command) {
            case "up" -> Up.run(List.of(Application.values()), options);
            case "run" -> Up.run(modules(options), options);
            case "status" -> Status.run(options);
            case "stop" -> Stop.run(options);
            case "token" -> Token.run(options);
            case "demo" -> Demo.run(options);
            default -> throw new UsageException("Unknown command \"" + command + "\"");
        };
    }

    /** One module, or several with commas between them. */
    private static List<Application> modules(Options options) {
        if (options.words().size() != 1) {
            throw new UsageException("Usage: ./amana run <module>[,<module>...]");
        }
        return Stream.of(options.words().getFirst().split(","))
                .map(Application::of)
                .distinct()
                .toList();
    }
}
