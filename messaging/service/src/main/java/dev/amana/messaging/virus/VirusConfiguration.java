package dev.amana.messaging.virus;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The scanner that is set, or none. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VirusScanProperties.class)
class VirusConfiguration {
    private static final class NoScanner implements VirusScanner {
        @Override
        public boolean present() {
            return false;
        }

        @Override
        public ScanResult scan(byte[] content) {
            return new ScanResult.Clean();
        }
    }

    @Bean
    VirusScanner virusScanner(VirusScanProperties properties, Clock clock) {
        return properties.clamd() == null
                ? new NoScanner()
                : new Clamd(properties.clamd(), properties.timeout(), properties.pause(), clock);
    }
}
