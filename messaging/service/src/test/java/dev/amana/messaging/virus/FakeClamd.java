package dev.amana.messaging.virus;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks clamd's INSTREAM as clamd does; whatever contains VIRUS is one. */
public final class FakeClamd implements Closeable {
    private final ServerSocketChannel server;
    private final AtomicInteger scanned = new AtomicInteger();
    private volatile boolean silent;

    public FakeClamd(SocketAddress address) throws IOException {
        server = ServerSocketChannel.open(
                address instanceof java.net.UnixDomainSocketAddress
                        ? java.net.StandardProtocolFamily.UNIX
                        : java.net.StandardProtocolFamily.INET);
        server.bind(address);
        Thread.ofVirtual().start(this::accept);
    }

    public static FakeClamd onTcp() throws IOException {
        return new FakeClamd(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    public URI uri() throws IOException {
        return server.getLocalAddress() instanceof java.net.InetSocketAddress tcp
                ? URI.create("tcp://127.0.0.1:" + tcp.getPort())
                : URI.create("unix:" + server.getLocalAddress());
    }

    /** Takes everything and says nothing. */
    public void silent(boolean now) {
        silent = now;
    }

    public int scanned() {
        return scanned.get();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            DataInputStream in = new DataInputStream(Channels.newInputStream(client));
            String command = new String(in.readNBytes(10), StandardCharsets.US_ASCII);
            StringBuilder content = new StringBuilder();
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                content.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
            }
            scanned.incrementAndGet();
            if (silent) {
                in.read();
                return;
            }
            String answer = !command.equals("zINSTREAM\0")
                    ? "UNKNOWN COMMAND\0"
                    : content.indexOf("VIRUS") >= 0 ? "stream: Test.Signature FOUND\0" : "stream: OK\0";
            client.write(java.nio.ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException gone) {
            // The client has closed.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
