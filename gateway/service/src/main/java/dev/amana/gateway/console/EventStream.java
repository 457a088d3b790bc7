package dev.amana.gateway.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes server-sent events (HTML standard, section 9.2). Throws {@link IOException} when the reader has gone. */
final class EventStream {
    private final HttpServletResponse response;

    EventStream(HttpServletResponse response) {
        this.response = response;
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        // Proxies would collect small pieces.
        response.setHeader("X-Accel-Buffering", "no");
    }

    void send(String event, String data) throws IOException {
        write("event: " + event + "\ndata: " + data + "\n\n");
    }

    void heartbeat() throws IOException {
        write(":\n\n");
    }

    private void write(String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
