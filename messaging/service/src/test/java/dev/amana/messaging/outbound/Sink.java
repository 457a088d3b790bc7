package dev.amana.messaging.outbound;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A next hop that does what the recipient's name says: refuse, defer once, vanish after the content, or take it. */
final class Sink implements AutoCloseable {
    record Taken(String sender, String recipient, String content) {}

    final List<Taken> taken = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger waiting = new AtomicInteger();
    volatile String answerToMail = "250 ok";
    final CountDownLatch patience = new CountDownLatch(1);
    private final AtomicInteger deferrals = new AtomicInteger();
    private final AtomicInteger vanishings = new AtomicInteger();
    private final ServerSocket server;

    Sink() throws IOException {
        this(0, null);
    }

    /** @param address null for all */
    Sink(int port, @Nullable InetAddress address) throws IOException {
        server = new ServerSocket(port, 200, address);
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return server.getLocalPort();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            say(socket, "220 sink");
            String sender = "";
            String recipient = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("MAIL")) {
                    sender = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    say(socket, answerToMail);
                } else if (line.startsWith("RCPT")) {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    if (recipient.startsWith("hesitant")) {
                        waiting.incrementAndGet();
                        patience.await();
                    }
                    say(socket, answerTo(recipient));
                } else if (line.startsWith("DATA")) {
                    say(socket, "354 go on");
                    String content = content(in);
                    if (recipient.startsWith("vanish") && vanishings.getAndIncrement() == 0) {
                        return;
                    }
                    if (recipient.startsWith("slow")) {
                        waiting.incrementAndGet();
                        patience.await();
                    }
                    taken.add(new Taken(sender, recipient, content));
                    say(socket, "250 2.0.0 taken");
                } else if (line.startsWith("QUIT")) {
                    say(socket, "221 bye");
                    return;
                } else {
                    say(socket, "250 ok");
                }
            }
        } catch (IOException | InterruptedException gone) {
            // The client went; what it had completed counts.
        }
    }

    private String answerTo(String recipient) {
        if (recipient.startsWith("refuse")) {
            return "550 5.1.1 no such user";
        }
        boolean defer = recipient.startsWith("defer-always")
                || (recipient.startsWith("defer") && deferrals.getAndIncrement() == 0);
        return defer ? "451 4.7.1 greylisted" : "250 ok";
    }

    private static String content(BufferedReader in) throws IOException {
        StringBuilder content = new StringBuilder();
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                // Whoever goes before the last dot has sent nothing (RFC 5321, section 4.1.1.4).
                throw new EOFException();
            }
            content.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
        }
        return content.toString();
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
