package dev.amana.bench.relay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends mails over several connections at once, each mail over one of its own, command by command, as Postfix's {@code
 * smtp-source} does; but of as many senders as there are routes, with contents that people write.
 */
final class MailSource {
    private static final int TIMEOUT_MILLIS = 120_000;

    private final AtomicLong numbers = new AtomicLong();

    /** Returns when each mail has its {@code 250}; throws when one is refused. */
    void send(int port, List<Relay.Route> routes, int mails, int sessions) throws IOException, InterruptedException {
        AtomicInteger left = new AtomicInteger(mails);
        try (ExecutorService threads = Executors.newFixedThreadPool(sessions)) {
            List<Future<?>> senders = new ArrayList<>();
            for (int i = 0; i < sessions; i++) {
                senders.add(threads.submit(() -> {
                    while (left.getAndDecrement() > 0) {
                        long number = numbers.getAndIncrement();
                        send(port, routes.get((int) (number % routes.size())), number);
                    }
                    return null;
                }));
            }
            for (Future<?> sender : senders) {
                sender.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("mails could not be sent", e.getCause());
        }
    }

    private static void send(int port, Relay.Route route, long number) throws IOException {
        byte[] letter = onTheWire(Letters.letter(route, number));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 512);
            OutputStream out = socket.getOutputStream();
            expect(in, 220);
            say(out, in, "HELO bench.mail.test", 250);
            say(out, in, "MAIL FROM:<" + route.sender() + '>', 250);
            say(out, in, "RCPT TO:<" + route.recipient() + '>', 250);
            say(out, in, "DATA", 354);
            out.write(letter);
            expect(in, 250);
            out.write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static byte[] onTheWire(byte[] letter) {
        String text = new String(letter, StandardCharsets.US_ASCII);
        return (text.replace("\n", "\r\n") + "\r\n.\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static void say(OutputStream out, InputStream in, String command, int expected) throws IOException {
        out.write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        expect(in, expected);
    }

    private static void expect(InputStream in, int code) throws IOException {
        StringBuilder line = new StringBuilder();
        do {
            line.setLength(0);
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("the server closed the connection");
                }
                line.append((char) c);
            }
        } while (line.length() > 3 && line.charAt(3) == '-');
        if (!line.toString().startsWith(Integer.toString(code))) {
            throw new IOException("expected " + code + " and got " + line);
        }
    }
}
