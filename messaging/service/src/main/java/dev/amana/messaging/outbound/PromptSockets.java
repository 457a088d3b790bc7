package dev.amana.messaging.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that send at once. A mail's last line is a small write of its own; held back until the one before is
 * acknowledged (Nagle), it would cost 40 milliseconds a mail. They go to the address that was chosen of those that the
 * host's name stands for.
 */
final class PromptSockets extends SocketFactory {

    static final ScopedValue<Call> CALL = ScopedValue.newInstance();

    /**
     * A connection that is to be made.
     *
     * @param socket the one that was made for it, beneath whatever is put round it later
     */
    record Call(InetAddress address, AtomicReference<@Nullable Socket> socket) {
        Call(InetAddress address) {
            this(address, new AtomicReference<>());
        }
    }

    /** Is told a name and a port, and keeps to the port. */
    private static final class ToAddress extends Socket {
        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (CALL.isBound() && endpoint instanceof InetSocketAddress named) {
                CALL.get().socket().set(this);
                super.connect(new InetSocketAddress(CALL.get().address(), named.getPort()), timeout);
            } else {
                super.connect(endpoint, timeout);
            }
        }
    }

    private static Socket prompt(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
        return prompt(new ToAddress());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return prompt(getDefault().createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return prompt(getDefault().createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return prompt(getDefault().createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return prompt(getDefault().createSocket(host, port, localHost, localPort));
    }
}
