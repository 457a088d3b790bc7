package dev.amana.messaging.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.regex.Pattern;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/** Asks the name server: the system's, or the one that is set. */
final class Names {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

    private final @Nullable String server;

    /** @param server {@code host:port}; null for the system's */
    Names(@Nullable String server) {
        this.server = server == null || server.isBlank() ? null : server;
    }

    /** @param host empty where the domain takes no mail (RFC 7505) */
    record Mx(int preference, String host) {}

    /**
     * Empty where the domain has none.
     *
     * @throws NameNotFoundException where there is no such domain
     */
    List<Mx> mailHosts(String domain) throws NamingException {
        return records(domain, "MX").stream().map(Names::mx).toList();
    }

    private static Mx mx(String value) {
        String[] fields = value.split("\\s+", 2);
        return new Mx(Integer.parseInt(fields[0]), fields[1].replaceAll("\\.$", ""));
    }

    /** All addresses of a host, in the name server's order; none where it has none. */
    List<InetAddress> addresses(String host) {
        try {
            return server == null
                            || host.equals("localhost")
                            || LITERAL.matcher(host).matches()
                    ? List.of(InetAddress.getAllByName(host))
                    : asked(host);
        } catch (UnknownHostException | NamingException unknown) {
            return List.of();
        }
    }

    private List<InetAddress> asked(String host) throws NamingException {
        List<InetAddress> found = new ArrayList<>();
        for (String type : List.of("A", "AAAA")) {
            for (String address : records(host, type)) {
                found.add(InetAddress.ofLiteral(address));
            }
        }
        return found;
    }

    // JNDI takes no other map; its DNS provider returns strings only and deserialises nothing.
    @SuppressWarnings({"JdkObsolete", "BanJNDI"})
    private List<String> records(String name, String type) throws NamingException {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
        environment.put("com.sun.jndi.dns.timeout.initial", "2000");
        environment.put("com.sun.jndi.dns.timeout.retries", "3");
        if (server != null) {
            environment.put("java.naming.provider.url", "dns://" + server);
        }
        InitialDirContext context = new InitialDirContext(environment);
        try {
            Attribute attribute =
                    context.getAttributes(name + ".", new String[] {type}).get(type);
            List<String> values = new ArrayList<>();
            for (int i = 0; attribute != null && i < attribute.size(); i++) {
                values.add(attribute.get(i).toString());
            }
            return values;
        } finally {
            context.close();
        }
    }
}
