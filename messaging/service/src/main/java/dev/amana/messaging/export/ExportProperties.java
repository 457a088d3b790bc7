package dev.amana.messaging.export;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code amana.messaging.export.*}.
 *
 * @param keyStore PKCS #12 file with the key and certificate that sign exported documents; without one they are signed
 *     with a demo key that this process makes
 * @param mostMessages of one document; a longer conversation says that it is cut
 */
@ConfigurationProperties("amana.messaging.export")
public record ExportProperties(
        @Nullable Path keyStore,
        @DefaultValue("") String keyStorePassword,
        @DefaultValue("2000") int mostMessages) {}
