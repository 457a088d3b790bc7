package dev.amana.platform.personal;

import java.nio.file.Path;
import java.util.Objects;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The vault, and the Jackson module that seals with it. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@EnableConfigurationProperties(VaultProperties.class)
public class PersonalConfiguration {
    /** Declare a bean of this type to wrap with a key management service instead of a file. */
    @Bean
    @ConditionalOnMissingBean
    KeyEncryptionKey keyEncryptionKey(VaultProperties properties, Environment environment) {
        String file = Objects.requireNonNull(
                properties.keyEncryptionKeyFile(), "amana.vault.key-encryption-key-file is not set");
        boolean demo = environment.containsProperty("amana.security.demo-key-file");
        return KeyEncryptionKey.fromFile(
                Path.of(file), Objects.requireNonNullElse(properties.createKeyEncryptionKey(), demo));
    }

    @Bean
    VaultDatabase vaultDatabase(JdbcConnectionDetails details, VaultProperties properties) {
        return new VaultDatabase(details, properties.connections());
    }

    @Bean
    Vault vault(
            Environment environment,
            VaultDatabase database,
            KeyEncryptionKey keyEncryptionKey,
            VaultProperties properties) {
        return new Vault(environment.getRequiredProperty("amana.context"), database, keyEncryptionKey, properties);
    }

    @Bean
    PersonalModule personalModule(Vault vault) {
        return new PersonalModule(vault);
    }

    /** Fails the start where the key file belongs to another vault, before anything is sealed with it. */
    @Bean
    InitializingBean keyEncryptionKeyCheck(VaultDatabase database, KeyEncryptionKey keyEncryptionKey) {
        return () -> {
            if (!keyEncryptionKey.opens(database.keyCheck(keyEncryptionKey.seal("amana")))) {
                throw new IllegalStateException("amana.vault.key-encryption-key-file does not belong to this vault");
            }
        };
    }
}
