package dev.amana.messaging;

import dev.amana.backing.Backing;
import dev.amana.backing.Port;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Stands before the mail drop, and plays the servers of four domains itself: a good one, a slow, a refusing and a dying one. */
final class NextHops {
    /** Less than the mail drop waits for a command (30 s): it hangs up then, and the mail would be sent twice. */
    private static final long SLOWEST_SECONDS = 20;

    private static @Nullable NextHops shared;

    /** What arrived for the good and the slow domain. */
    record Taken(String sender, String recipient, String messageId) {}

    enum Kind {
        GOOD,
        SLOW,
        REFUSING,
        DYING;

        String domain() {
            return name().toLowerCase(Locale.ROOT) + ".hops.test";
        }
    }

    final Queue<Taken> taken = new ConcurrentLinkedQueue<>();
    volatile CountDownLatch patience = new CountDownLatch(0);
    private final ServerSocket server;
    private final int drop;

    private NextHops(int drop) throws IOException {
        this.drop = drop;
        server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("next-hops").start(this::listen);
    }

    /** The ones of all tests of a service in this JVM. */
    static synchronized NextHops shared() {
        try {
            if (shared == null) {
                shared = new NextHops(Backing.shared(Set.of()).ports().of(Port.MAIL_DROP_SMTP));
            }
            return shared;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void listen() {
        while (true) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> {
                    try (client;
                            Socket upstream = new Socket(InetAddress.getLoopbackAddress(), drop)) {
                        new Talk(client, upstream).run();
                    } catch (IOException | InterruptedException gone) {
                        // One side went; what it had completed counts.
                    }
                });
            } catch (IOException closed) {
                return;
            }
        }
    }

    private final class Talk {
        private final Socket client;
        private final Socket upstream;
        private @Nullable Kind kind;
        private String sender = "";
        private String recipient = "";

        Talk(Socket client, Socket upstream) {
            this.client = client;
            this.upstream = upstream;
        }

        void run() throws IOException, InterruptedException {
            Thread.ofVirtual().start(this::passReplies);
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "MAIL" -> {
                        kind = null;
                        sender = address(line);
                        say(upstream, line);
                    }
                    case "RCPT" -> {
                        recipient = address(line);
                        kind = kind(recipient);
                        if (kind == Kind.DYING) {
                            return;
                        }
                        if (kind == null) {
                            say(upstream, line);
                        } else {
                            say(client, kind == Kind.REFUSING ? "550 5.1.1 no such user" : "250 2.1.5 ok");
                        }
                    }
                    case "DATA" -> {
                        say(kind == null ? upstream : client, kind == null ? line : "354 go on");
                        content(lines);
                    }
                    default -> say(upstream, line);
                }
            }
        }

        private void content(BufferedReader lines) throws IOException, InterruptedException {
            String id = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (kind == null) {
                    say(upstream, line);
                } else if (id.isEmpty() && line.startsWith("Message-ID:")) {
                    id = line.substring(line.indexOf('<'));
                }
                if (line.equals(".")) {
                    break;
                }
            }
            if (kind != null) {
                if (kind == Kind.SLOW) {
                    patience.await(SLOWEST_SECONDS, TimeUnit.SECONDS);
                }
                taken.add(new Taken(sender, recipient, id));
                say(client, "250 2.0.0 taken");
            }
        }

        private void passReplies() {
            try {
                upstream.getInputStream().transferTo(client.getOutputStream());
            } catch (IOException gone) {
                // The other thread sees it too.
            }
        }
    }

    private static @Nullable Kind kind(String address) {
        for (Kind kind : Kind.values()) {
            if (address.endsWith('@' + kind.domain())) {
                return kind;
            }
        }
        return null;
    }

    private static String address(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }
}
