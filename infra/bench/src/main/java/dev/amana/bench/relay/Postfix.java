package dev.amana.bench.relay;

import dev.amana.standalone.control.Commands;
import dev.amana.standalone.control.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The peer: a Postfix of its own in a folder, which relays everything to the sink. Needs root, as Postfix does. */
final class Postfix implements Relay {
    private static final List<String> SERVICES = List.of(
            "pickup unix n - n 60 1 pickup",
            "cleanup unix n - n - 0 cleanup",
            "qmgr unix n - n 300 1 qmgr",
            "rewrite unix - - n - - trivial-rewrite",
            "bounce unix - - n - 0 bounce",
            "defer unix - - n - 0 bounce",
            "trace unix - - n - 0 bounce",
            "flush unix n - n 1000? 0 flush",
            "proxymap unix - - n - - proxymap",
            "smtp unix - - n - - smtp",
            "relay unix - - n - - smtp",
            "error unix - - n - - error",
            "retry unix - - n - - error",
            "anvil unix - - n - 1 anvil",
            "scache unix - - n - 1 scache",
            "postlog unix-dgram n - n - 1 postlogd");

    private final Path configuration;
    private final int port = Ports.free();
    private final List<Route> routes;

    Postfix(Path folder, MailSink sink, int routes) throws IOException, InterruptedException {
        configuration = Files.createDirectories(folder.resolve("etc"));
        this.routes = IntStream.range(0, routes)
                .mapToObj(i -> new Route("buyer" + i + "@mail.test", Relay.name(i), "recipient" + i + "@alias.test"))
                .toList();
        prepare(folder, sink.port());
        control("start");
        Ports.awaitListening(port, Duration.ofSeconds(20));
    }

    private void prepare(Path folder, int sinkPort) throws IOException {
        Path spool = Files.createDirectories(folder.resolve("spool"));
        Path data = Files.createDirectories(folder.resolve("data"));
        // Its daemons run as another user and must be able to pass the folders above their own.
        for (Path above : List.of(folder, folder.toAbsolutePath().getParent())) {
            Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.setOwner(
                data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix"));
        Files.writeString(configuration.resolve("main.cf"), """
                compatibility_level = 3.6
                queue_directory = %s
                data_directory = %s
                command_directory = /usr/sbin
                daemon_directory = /usr/lib/postfix/sbin
                mail_owner = postfix
                setgid_group = postdrop
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                mydestination =
                mynetworks = 127.0.0.0/8
                relayhost = [127.0.0.1]:%d
                alias_maps =
                alias_database =
                maillog_file = %s/maillog
                maillog_file_prefixes = %s
                smtpd_relay_restrictions = permit_mynetworks,reject
                disable_dns_lookups = yes
                """.formatted(spool, data, sinkPort, folder, folder));
        Files.writeString(
                configuration.resolve("master.cf"),
                port + " inet n - n - - smtpd\n" + String.join("\n", SERVICES) + "\n");
    }

    private void control(String action) throws IOException {
        Process process = new ProcessBuilder("postfix", "-c", configuration.toString(), action)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Commands.await(process, Duration.ofSeconds(30), "postfix " + action + ", which needs root,");
    }

    @Override
    public String label() {
        return "Postfix";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    @Override
    public void close() throws IOException {
        control("stop");
    }
}
