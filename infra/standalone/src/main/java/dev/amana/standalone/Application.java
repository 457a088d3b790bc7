package dev.amana.standalone;

import dev.amana.backing.Port;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The five applications. */
enum Application {
    GATEWAY("gateway"),
    MESSAGING("messaging"),
    MODERATION("moderation"),
    PAYMENTS("payments"),
    GIFTING("gifting");

    private final String context;

    Application(String context) {
        this.context = context;
    }

    /** Also the name of its configuration file, of its role and of its schema. */
    String context() {
        return context;
    }

    Port port() {
        return Port.of(context);
    }

    Class<?> type() {
        String simple = Character.toUpperCase(context.charAt(0)) + context.substring(1) + "Application";
        try {
            return Class.forName("dev.amana." + context + "." + simple);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(context + " is not on the class path", e);
        }
    }

    static Application of(String context) {
        return Arrays.stream(values())
                .filter(application -> application.context.equals(context))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "There is no module \"%s\". Modules: %s".formatted(context, names(List.of(values())))));
    }

    static String names(List<Application> applications) {
        return applications.stream().map(Application::context).collect(Collectors.joining(", "));
    }
}
