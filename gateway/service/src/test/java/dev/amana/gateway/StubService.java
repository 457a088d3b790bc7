package dev.amana.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Stands in for a service: remembers what it was asked, and answers what the path says. */
public final class StubService {
    public static final StubService SHARED = new StubService();

    private final HttpServer server;
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final CountDownLatch never = new CountDownLatch(1);

    /** A request as it arrived. */
    public record Call(String method, String path, Headers headers, String body) {}

    private StubService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next call; fails when none comes within five seconds. */
    public Call next() throws InterruptedException {
        Call call = calls.poll(5, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("The service was not called");
        }
        return call;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.endsWith("/slow")) {
            await();
        }
        if (!path.equals("/v3/api-docs")) {
            calls.add(new Call(exchange.getRequestMethod(), path, exchange.getRequestHeaders(), body));
        }
        byte[] answer = answerTo(path).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(path.endsWith("/refused") ? 409 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static String answerTo(String path) {
        if (path.equals("/v3/api-docs")) {
            return "{\"paths\": {\"/api/stub\": {\"get\": {\"operationId\": \"list\"}}}, \"components\": {}}";
        }
        return path.endsWith("/refused") ? "{\"type\": \"/problems/refused\"}" : "{\"answer\": \"from the service\"}";
    }

    /** Longer than any timeout of a test. */
    private void await() {
        try {
            if (never.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("Nobody opens this");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
