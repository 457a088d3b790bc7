package dev.amana.messaging.outbound;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How outgoing mails are signed (RFC 6376), for the alias domain.
 *
 * @param privateKeyFile an RSA key in PEM (PKCS #8); without one, mails are not signed
 * @param selector under which its public half stands in the DNS: {@code <selector>._domainkey.<alias domain>}
 */
@ConfigurationProperties("amana.messaging.dkim")
public record DkimProperties(
        @Nullable Path privateKeyFile,
        @DefaultValue("amana") String selector) {}
