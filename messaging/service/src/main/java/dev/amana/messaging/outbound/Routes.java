package dev.amana.messaging.outbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.amana.messaging.outbound.Names.Mx;
import java.net.IDN;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** The smart host, or the MX records of the domain (RFC 5321, section 5.1). */
final class Routes {
    static final String SMART_HOST_LANE = "smart-host";

    private final @Nullable Hop smartHost;
    private final int mxPort;
    private final Names names;
    private final Cache<String, Route> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    Routes(OutboundProperties settings, Names names) {
        this.names = names;
        String given = settings.smartHost();
        this.smartHost = given == null || given.isBlank() ? null : Hop.parse(given);
        this.mxPort = settings.mxPort();
    }

    boolean viaSmartHost() {
        return smartHost != null;
    }

    static String domain(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1);
        return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    }

    Route to(String address) {
        if (smartHost != null) {
            return new Route.To(List.of(smartHost));
        }
        String domain = domain(address);
        Route route = known.getIfPresent(domain);
        if (route == null) {
            route = lookUp(domain);
            if (!(route instanceof Route.AskLater)) {
                known.put(domain, route);
            }
        }
        return route;
    }

    private Route lookUp(String domain) {
        try {
            List<Mx> records = new ArrayList<>(names.mailHosts(domain));
            if (records.isEmpty()) {
                // Without MX records the domain itself is the host.
                return new Route.To(List.of(new Hop(domain, mxPort)));
            }
            if (records.size() == 1 && records.getFirst().host().isEmpty()) {
                return new Route.Nowhere(EnhancedStatus.TAKES_NO_MAIL);
            }
            // Hosts of equal preference share the load.
            Collections.shuffle(records);
            records.sort(Comparator.comparingInt(Mx::preference));
            return new Route.To(
                    records.stream().map(mx -> new Hop(mx.host(), mxPort)).toList());
        } catch (NameNotFoundException unknown) {
            return new Route.Nowhere(EnhancedStatus.NO_SUCH_DOMAIN);
        } catch (NamingException e) {
            return new Route.AskLater(EnhancedStatus.NAME_SERVER);
        }
    }
}
