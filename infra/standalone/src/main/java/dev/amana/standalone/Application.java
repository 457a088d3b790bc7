package dev.amana.standalone;

import dev.amana.backing.Port;
import dev.amana.gateway.GatewayApplication;
import dev.amana.gifting.GiftingApplication;
import dev.amana.messaging.MessagingApplication;
import dev.amana.moderation.ModerationApplication;
import dev.amana.payments.PaymentsApplication;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The five applications. */
enum Application {
    GATEWAY("gateway", GatewayApplication.class),
    MESSAGING("messaging", MessagingApplication.class),
    MODERATION("moderation", ModerationApplication.class),
    PAYMENTS("payments", PaymentsApplication.class),
    GIFTING("gifting", GiftingApplication.class);

    private final String context;
    private final Class<?> type;

    Application(String context, Class<?> type) {
        this.context = context;
        this.type = type;
    }

    /** Also the name of its configuration file, of its role and of its schema. */
    String context() {
        return context;
    }

    Port port() {
        return Port.of(context);
    }

    Class<?> type() {
        return type;
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
