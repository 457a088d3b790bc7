package dev.amana.platform.blob;

import dev.amana.platform.Ids;
import dev.amana.platform.personal.PersonalConfiguration;
import dev.amana.platform.personal.Vault;
import dev.amana.platform.time.TimeConfiguration;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The blob store; {@code amana.blob.max-bytes} bounds one blob (40 MiB). */
@AutoConfiguration(after = {PersonalConfiguration.class, TimeConfiguration.class})
public class BlobConfiguration {
    private static final int DEFAULT_MAXIMUM_BYTES = 40 << 20;

    @Bean
    @ConditionalOnMissingBean
    BlobStore blobStore(DataSource dataSource, Vault vault, Ids ids, Environment environment) {
        int maximumBytes = environment.getProperty("amana.blob.max-bytes", Integer.class, DEFAULT_MAXIMUM_BYTES);
        return new BlobStore(dataSource, vault, ids, maximumBytes);
    }
}
