package dev.amana.messaging.export;

import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code amana.messaging.export.*}.
 *
 * @param keyStore PKCS #12 file with the key and certificate that sign exported documents; without one they are signed
 *     with a demo key that lasts as long as this process
 * @param mostMessages of one document; a longer conversation says that it is cut
 * @param mostPdfCharacters of the text of one PDF, which is made in memory; a longer one says that it is cut
 * @param mostAtOnce documents that are made at the same time; who asks for more is told to come again (429)
 */
@Validated
@ConfigurationProperties("amana.messaging.export")
public record ExportProperties(
        @Nullable Path keyStore,
        @DefaultValue("") String keyStorePassword,
        @Min(1) @DefaultValue("2000") int mostMessages,
        @Min(1000) @DefaultValue("500000") int mostPdfCharacters,
        @Min(1) @DefaultValue("4") int mostAtOnce) {}
