package dev.amana.bench.leaks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The next hop: takes every mail with its envelope, and knows no library that could repair or decode one. */
final class CanarySink implements AutoCloseable {
    private static final int BACKLOG = 200;

    private final ServerSocket socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    private final ConcurrentLinkedQueue<Taken> taken = new ConcurrentLinkedQueue<>();

    /** A mail as it came, with the commands that brought it. */
    @SuppressWarnings("ArrayRecordComponent") // Mails are never compared.
    record Taken(String from, String to, byte[] raw) {}

    CanarySink() throws IOException {
        Thread.ofVirtual().name("canary-sink").start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    int count() {
        return taken.size();
    }

    /** What has come since the last call. */
    List<Taken> drain() {
        List<Taken> all = new ArrayList<>();
        for (Taken next = taken.poll(); next != null; next = taken.poll()) {
            all.add(next);
        }
        return all;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                InputStream in = new BufferedInputStream(client.getInputStream());
                OutputStream out = client.getOutputStream()) {
            talk(in, out);
        } catch (IOException gone) {
            // The mail is taken when it was answered, and not otherwise.
        }
    }

    private void talk(InputStream in, OutputStream out) throws IOException {
        String from = "";
        String to = "";
        reply(out, "220 sink.test ESMTP");
        for (byte[] line = line(in); line.length > 0; line = line(in)) {
            String command = new String(line, StandardCharsets.UTF_8).strip();
            String verb = command.substring(0, Math.min(4, command.length())).toUpperCase(Locale.ROOT);
            switch (verb) {
                case "EHLO" -> reply(out, "250-sink.test\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8");
                case "MAIL" -> {
                    from = command;
                    reply(out, "250 ok");
                }
                case "RCPT" -> {
                    to = command;
                    reply(out, "250 ok");
                }
                case "DATA" -> {
                    reply(out, "354 go on");
                    taken.add(new Taken(from, to, content(in)));
                    reply(out, "250 taken");
                }
                case "QUIT" -> {
                    reply(out, "221 bye");
                    return;
                }
                default -> reply(out, "250 ok");
            }
        }
    }

    private static byte[] content(InputStream in) throws IOException {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        for (byte[] line = line(in); line.length > 0; line = line(in)) {
            if (line[0] == '.' && line.length <= 3) {
                return mail.toByteArray();
            }
            int stuffed = line[0] == '.' ? 1 : 0;
            mail.write(line, stuffed, line.length - stuffed);
        }
        throw new IOException("the connection ended within a mail");
    }

    /** With its end; empty when there are no more. */
    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }

    private static void reply(OutputStream out, String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
