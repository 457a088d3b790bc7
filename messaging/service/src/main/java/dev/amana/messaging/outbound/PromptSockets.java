package dev.amana.messaging.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Sockets that send at once. A mail's last line is a small write of its own; held back until the one before is
 * acknowledged (Nagle), it would cost 40 milliseconds a mail. They go to the address that was chosen of those that the
 * host's name stands for.
 */
final class PromptSockets extends SocketFactory {

    static final ScopedValue<InetAddress> ADDRESS = ScopedValue.newInstance();

    /** Is told a name and a port, and keeps to the port. */
    private static final class ToAddress extends Socket {
        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            boolean chosen = ADDRESS.isBound() && endpoint instanceof InetSocketAddress;
            super.connect(
                    chosen ? new InetSocketAddress(ADDRESS.get(), ((InetSocketAddress) endpoint).getPort()) : endpoint,
                    timeout);
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
