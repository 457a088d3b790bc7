package dev.amana.messaging;

import dev.amana.backing.Backing;
import dev.amana.backing.Service;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of its own with the tables of messaging, as they are or as they were. */
public final class TestSchema {
    private final DataSource database;
    private final Map<String, String> given;

    public TestSchema(String name) {
        Backing backing = Backing.shared(Set.of(Service.POSTGRESQL));
        backing.createDatabase(name);
        given = backing.propertiesFor("messaging", name);
        database = new DriverManagerDataSource(
                given.get("spring.datasource.url"),
                given.get("spring.datasource.username"),
                given.get("spring.datasource.password"));
    }

    public JdbcConnectionDetails details() {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return given.get("spring.datasource.username");
            }

            @Override
            public String getPassword() {
                return given.get("spring.datasource.password");
            }

            @Override
            public String getJdbcUrl() {
                return given.get("spring.datasource.url");
            }
        };
    }

    /** @param version the last one, such as {@code 2.940}, or {@code latest} */
    public JdbcClient migrated(String version) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/platform", "classpath:db/messaging")
                .createSchemas(false)
                .target(version)
                .load()
                .migrate();
        return JdbcClient.create(database);
    }
}
