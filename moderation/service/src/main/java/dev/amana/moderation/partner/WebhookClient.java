package dev.amana.moderation.partner;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Sends signed requests to partners, never into our own networks, and follows nobody elsewhere. */
@Component
public class WebhookClient implements DisposableBean {
    private static final int MOST_REASON = 200;

    private final CloseableHttpClient http;
    private final Signatures signatures;
    private final boolean anyAddress;
    private final Duration deadline;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

    WebhookClient(PartnerProperties properties, Signatures signatures) {
        Timeout timeout = Timeout.of(properties.timeout());
        this.anyAddress = properties.allowPrivateAddresses();
        this.signatures = signatures;
        this.deadline = properties.deadline();
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new PublicAddresses(anyAddress))
                        .setMaxConnTotal(properties.mostAtOnce())
                        .setMaxConnPerRoute(properties.mostAtOnce())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(timeout).build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** Whether an end point may be there: HTTPS, and nobody's name and password in it. */
    public boolean takes(URI url) {
        boolean scheme = "https".equals(url.getScheme()) || (anyAddress && "http".equals(url.getScheme()));
        return scheme && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null;
    }

    /** @param outcome the status, or why there was none */
    record Answer(boolean taken, String outcome) {}

    Answer post(PartnerEndpoint endpoint, String deliveryId, String body, Instant now) {
        HttpPost request = new HttpPost(endpoint.url());
        request.setHeader("User-Agent", "Amana-Webhooks/1");
        request.setHeader("webhook-id", deliveryId);
        request.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
        request.setHeader("webhook-signature", signatures.sign(endpoint, deliveryId, now, body));
        request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8)));
        ScheduledFuture<?> end = deadlines.schedule(request::cancel, deadline.toMillis(), TimeUnit.MILLISECONDS);
        // The body of the answer is never read, as it could be without end: closing drops it, and the connection with
        // it.
        try (ClassicHttpResponse response = http.executeOpen(null, request, null)) {
            return new Answer(response.getCode() / 100 == 2, Integer.toString(response.getCode()));
        } catch (IOException e) {
            return new Answer(false, request.isCancelled() ? "No answer within " + deadline : reason(e));
        } finally {
            end.cancel(false);
        }
    }

    private static String reason(IOException failure) {
        String reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return reason.substring(0, Math.min(reason.length(), MOST_REASON));
    }

    @Override
    public void destroy() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }
}
