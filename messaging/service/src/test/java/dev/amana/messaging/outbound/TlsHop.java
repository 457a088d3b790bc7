package dev.amana.messaging.outbound;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A next hop that offers STARTTLS with a certificate nobody trusts, or without any, and AUTH. */
final class TlsHop implements AutoCloseable {
    private static final char[] PASSWORD = "test-password".toCharArray();

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final @Nullable SSLContext tls;
    private final List<String> taken = new CopyOnWriteArrayList<>();

    private TlsHop(@Nullable SSLContext tls) throws IOException {
        this.tls = tls;
        Thread.ofVirtual().start(this::listen);
    }

    static TlsHop untrusted() throws Exception {
        return new TlsHop(context());
    }

    /** It answers 220 to STARTTLS, and then speaks on as if nothing were. */
    static TlsHop broken() throws Exception {
        return new TlsHop(null);
    }

    int port() {
        return server.getLocalPort();
    }

    /** For each mail {@code tls} or {@code plain}, and who sent it. */
    List<String> taken() {
        return taken;
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            say(socket, "220 hop");
            session(socket, "plain");
        } catch (IOException gone) {
            // The client went; what it had completed counts.
        }
    }

    private void session(Socket socket, String how) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII), 1);
        String who = "anonymous";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("EHLO")) {
                say(socket, "250-hop\r\n" + (how.equals("plain") ? "250-STARTTLS\r\n" : "") + "250 AUTH PLAIN");
            } else if (line.startsWith("STARTTLS")) {
                say(socket, "220 go on");
                secured(socket);
                return;
            } else if (line.startsWith("AUTH PLAIN ")) {
                who = new String(Base64.getDecoder().decode(line.substring(11)), StandardCharsets.US_ASCII)
                        .split("\0", -1)[1];
                say(socket, "235 ok");
            } else if (line.startsWith("DATA")) {
                say(socket, "354 go on");
                while (!".".equals(in.readLine())) {
                    // The content does not matter here.
                }
                taken.add(how + " " + who);
                say(socket, "250 2.0.0 taken");
            } else {
                say(socket, "250 ok");
            }
        }
    }

    private void secured(Socket socket) throws IOException {
        if (tls == null) {
            say(socket, "500 what is this?");
            return;
        }
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, "localhost", port(), true);
        secured.setUseClientMode(false);
        session(secured, "tls");
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static SSLContext context() throws Exception {
        Path file = Files.createTempDirectory("tls-hop").resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "hop",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD))
                .start()
                .waitFor();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
