package dev.amana.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One application in a JVM of its own, under the all-in-one's supervision. Arguments: the context's name, then Spring
 * properties. It lives as long as its standard input stays open, so it ends with its parent even when that is killed.
 */
public final class OneApplication {
    private OneApplication() {}

    public static void main(String[] arguments) throws IOException {
        List<String> all = List.of(arguments);
        Application application = Application.of(all.getFirst());
        try (ConfigurableApplicationContext context = Contexts.start(application, all.subList(1, all.size()))) {
            if (context.isRunning()) {
                System.in.transferTo(OutputStream.nullOutputStream());
            }
        }
        System.exit(0);
    }
}
