package dev.amana.standalone;

import dev.amana.backing.Port;
import dev.amana.backing.Ports;
import dev.amana.backing.Service;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A part of a running installation: its name, where it listens, and how to see that it is there. */
record Part(String name, String address, Probe probe) {

    /** The parts of an installation that runs these applications, applications first. */
    static List<Part> of(List<Application> applications, Ports ports, Listen listen) {
        List<Part> parts = new ArrayList<>();
        Set<Service> services = EnumSet.noneOf(Service.class);
        for (Application application : applications) {
            String address = "http://" + listen.host() + ":" + ports.of(application.port());
            parts.add(new Part(application.context(), address, Probe.http(address + "/actuator/health")));
            services.addAll(Service.neededBy(application.context()));
        }
        if (applications.contains(Application.MESSAGING)) {
            int port = ports.of(Port.SMTP);
            parts.add(new Part("SMTP", "smtp://" + listen.host() + ":" + port, Probe.tcp(listen.host(), port)));
            int submission = ports.of(Port.SUBMISSION);
            parts.add(new Part(
                    "submission", "smtp://" + listen.host() + ":" + submission, Probe.tcp(listen.host(), submission)));
        }
        services.forEach(service -> parts.addAll(of(service, ports)));
        return parts;
    }

    private static List<Part> of(Service service, Ports ports) {
        return switch (service) {
            case POSTGRESQL -> List.of(tcp(service.label(), "postgresql://127.0.0.1:", ports.of(Port.POSTGRESQL)));
            case KAFKA -> List.of(tcp(service.label(), "127.0.0.1:", ports.of(Port.KAFKA)));
            case ELASTICSEARCH -> List.of(elasticsearch(ports.of(Port.ELASTICSEARCH)));
            case MAIL_DROP ->
                List.of(
                        tcp("mail drop IMAP", "imap://127.0.0.1:", ports.of(Port.MAIL_DROP_IMAP)),
                        tcp("mail drop SMTP", "smtp://127.0.0.1:", ports.of(Port.MAIL_DROP_SMTP)));
        };
    }

    private static Part elasticsearch(int port) {
        String address = "http://127.0.0.1:" + port;
        return new Part(Service.ELASTICSEARCH.label(), address, Probe.http(address + "/_cluster/health"));
    }

    private static Part tcp(String name, String scheme, int port) {
        return new Part(name, scheme + port, Probe.tcp(Listen.LOOPBACK.host(), port));
    }
}
