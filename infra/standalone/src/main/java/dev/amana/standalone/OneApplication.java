package dev.amana.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One application in a JVM of its own, under the all-in-one's supervision. Arguments: the context's name, then Spring
 * properties. It lives as long as its standard input stays open, so it ends with its parent even when that is killed.
 */
public final class OneApplication {
    private OneApplication() {}

    public static void main(String[] arguments) {
        List<String> all = List.of(arguments);
        Application application = Application.of(all.getFirst());
        AtomicReference<@Nullable ConfigurableApplicationContext> started = new AtomicReference<>();
        Thread.ofPlatform().daemon().name("end-with-parent").start(() -> endWithParent(started));
        started.set(Contexts.start(application, all.subList(1, all.size())));
    }

    /** An application that is still starting has promised nothing yet, so it need not be stopped cleanly. */
    private static void endWithParent(AtomicReference<@Nullable ConfigurableApplicationContext> started) {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.getLogger(OneApplication.class.getName()).log(System.Logger.Level.INFO, "The parent is gone", e);
        }
        ConfigurableApplicationContext context = started.get();
        if (context != null) {
            context.close();
        }
        Runtime.getRuntime().halt(0);
    }
}
