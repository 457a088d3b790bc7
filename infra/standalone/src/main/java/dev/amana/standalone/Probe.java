package dev.amana.standalone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks something from outside whether it is there. */
interface Probe {
    Duration LIMIT = Duration.ofSeconds(15);

    boolean up();

    /** Answers 200 to a GET. */
    static Probe http(String address) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address)).timeout(LIMIT).build();
        return () -> {
            try (HttpClient client =
                    HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
                return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }

    /** Takes a connection. */
    static Probe tcp(String host, int port) {
        return () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, port), (int) LIMIT.toMillis());
                return true;
            } catch (IOException e) {
                return false;
            }
        };
    }
}
