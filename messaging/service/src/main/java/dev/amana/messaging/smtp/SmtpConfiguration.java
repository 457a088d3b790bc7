package dev.amana.messaging.smtp;

import dev.amana.platform.eventstore.RightOfWay;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the server together; it starts with the application. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SmtpProperties.class)
class SmtpConfiguration {

    @Bean
    SmtpServer smtpServer(
            SmtpProperties settings,
            Postbox postbox,
            BounceBox bounces,
            MeterRegistry meters,
            Clock clock,
            SslBundles certificates,
            RightOfWay rightOfWay) {
        Visits visits = new Visits(settings, clock);
        rightOfWay.watch(visits::handingOver);
        Gauge.builder("amana.messaging.smtp.connections", visits, Visits::count).register(meters);
        SSLContext tls = settings.sslBundle() == null
                ? null
                : certificates.getBundle(settings.sslBundle()).createSslContext();
        return new SmtpServer(settings, new Reception(postbox, bounces, meters), visits, clock, tls);
    }

    /** Without a certificate nobody could sign in, so there is no such door then. */
    @Bean
    @ConditionalOnProperty("amana.messaging.smtp.ssl-bundle")
    SmtpServer submissionServer(
            SmtpProperties settings,
            @Value("${amana.messaging.submission.port:2587}") int port,
            @Qualifier("submissionDesk") Postbox postbox,
            Logins logins,
            BounceBox bounces,
            MeterRegistry meters,
            Clock clock,
            SslBundles certificates) {
        SmtpProperties here = settings.at(port);
        Visits visits = new Visits(here, clock);
        Gauge.builder("amana.messaging.submission.connections", visits, Visits::count)
                .register(meters);
        SSLContext tls = certificates
                .getBundle(Objects.requireNonNull(settings.sslBundle()))
                .createSslContext();
        return new SmtpServer(here, new Reception(postbox, bounces, meters), visits, clock, tls, logins);
    }
}
