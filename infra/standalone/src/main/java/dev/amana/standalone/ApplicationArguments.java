package dev.amana.standalone;

import dev.amana.backing.Backing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command line that an application gets from the all-in-one: where it listens, and where everything else is. */
final class ApplicationArguments {
    private final Options options;
    private final Backing backing;

    ApplicationArguments(Options options, Backing backing) {
        this.options = options;
        this.backing = backing;
    }

    List<String> of(Application application) {
        Map<String, String> properties = new LinkedHashMap<>(backing.propertiesFor(application.context()));
        properties.put("server.port", Integer.toString(options.ports().of(application.port())));
        properties.put("server.address", options.listen().address());
        if (application == Application.MESSAGING) {
            properties.put("amana.messaging.smtp.bind-address", options.listen().address());
            properties.put("amana.messaging.submission.host", options.listen().host());
            properties.put("amana.messaging.notice.public-url", address(Application.GATEWAY));
        }
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", "10s");
        if (application == Application.GATEWAY) {
            for (Application other : Application.values()) {
                if (other != Application.GATEWAY) {
                    properties.put("amana.gateway.routes." + other.context(), address(other));
                }
            }
        }
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toList();
    }

    String address(Application application) {
        return "http://" + options.listen().host() + ":" + options.ports().of(application.port());
    }
}
