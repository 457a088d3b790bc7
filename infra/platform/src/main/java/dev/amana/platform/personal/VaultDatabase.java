package dev.amana.platform.personal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The tables of schema {@code vault}. It has a small connection pool of its own, outside all transactions: a caller may
 * seal while it holds a connection of the main pool, and a key is stored before the first text under it is.
 */
public final class VaultDatabase implements AutoCloseable {
    /** A row of the table of keys; without a key it is a tombstone. */
    record StoredKey(Optional<byte[]> wrapped) {}

    private static final SQLExceptionTranslator TRANSLATOR = new SQLExceptionSubclassTranslator();
    private static final Logger LOG = LoggerFactory.getLogger(VaultDatabase.class);

    private final HikariDataSource pool;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    public VaultDatabase(JdbcConnectionDetails details, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("vault");
        config.setJdbcUrl(details.getJdbcUrl());
        config.setUsername(details.getUsername());
        config.setPassword(details.getPassword());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        // The pool is built before the database must be there; the first use waits for it.
        config.setInitializationFailTimeout(-1);
        // A key is on disk before the first text under it is, whatever the server's default.
        config.setConnectionInitSql("set synchronous_commit = on");
        // A server that has vanished is noticed, as in the main pool.
        config.addDataSourceProperty("socketTimeout", "30");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        pool = new HikariDataSource(config);
        jdbc = JdbcClient.create(pool);
        transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    Optional<StoredKey> read(String subject, String retention) {
        String sql = "select wrapped from vault.subject_key where subject = ? and retention = ?";
        return directly(sql, statement -> {
            statement.setString(1, subject);
            statement.setString(2, retention);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(new StoredKey(Optional.ofNullable(row.getBytes(1)))) : Optional.empty();
            }
        });
    }

    /** Stores the key unless one, or a tombstone, is there already; returns what is there then. */
    StoredKey insertUnlessThere(String subject, String retention, byte[] wrapped) {
        String sql =
                "insert into vault.subject_key (subject, retention, wrapped) values (?, ?, ?) on conflict do nothing";
        boolean inserted = directly(sql, statement -> {
            statement.setString(1, subject);
            statement.setString(2, retention);
            statement.setBytes(3, wrapped);
            return statement.executeUpdate() == 1;
        });
        return inserted
                ? new StoredKey(Optional.of(wrapped))
                : read(subject, retention).orElseThrow();
    }

    private interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    /**
     * Not by Spring's means: they would keep the connection until the end of the transaction that the caller has with the main
     * pool. A few long batches could then hold them all, and wait for those who wait for one.
     */
    private <T> T directly(String sql, Work<T> work) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.run(statement);
        } catch (SQLException e) {
            DataAccessException translated = TRANSLATOR.translate("The vault's table of keys", sql, e);
            throw translated == null ? new UncategorizedSQLException("The vault's table of keys", sql, e) : translated;
        }
    }

    /** Replaces the keys by tombstones, also for classes that had no key yet. Only the gateway's role may. */
    public void erase(String subject, Set<String> retentions) {
        for (String retention : retentions) {
            jdbc.sql("""
                    insert into vault.subject_key (subject, retention, wrapped, erased_at) values (?, ?, null, now())
                    on conflict (subject, retention) do update set wrapped = null, erased_at = now()
                    where subject_key.wrapped is not null""").params(subject, retention).update();
        }
    }

    /** Drops the dead versions of erased rows, which still hold the wrapped keys; what fails, autovacuum does later. */
    public void vacuum() {
        try {
            jdbc.sql("vacuum vault.subject_key").update();
        } catch (DataAccessException e) {
            LOG.warn("The table of keys could not be vacuumed now", e);
        }
    }

    /** Statements of this object and of its {@link #jdbc()}, all or none. */
    public void inTransaction(Runnable statements) {
        transactions.executeWithoutResult(status -> statements.run());
    }

    byte[] indexKey(String context, byte[] ifAbsent) {
        jdbc.sql("insert into vault.index_key (context, wrapped) values (?, ?) on conflict do nothing")
                .params(context, ifAbsent)
                .update();
        return jdbc.sql("select wrapped from vault.index_key where context = ?")
                .param(context)
                .query(byte[].class)
                .single();
    }

    /** The check value of this vault, which is the given one where it had none. */
    byte[] keyCheck(byte[] ifAbsent) {
        jdbc.sql("insert into vault.key_check (sealed) values (?) on conflict do nothing")
                .params(List.of(ifAbsent))
                .update();
        return jdbc.sql("select sealed from vault.key_check")
                .query(byte[].class)
                .single();
    }

    /** For the gateway's list of erasures, which stands in the same schema. */
    public JdbcClient jdbc() {
        return jdbc;
    }

    @Override
    public void close() {
        pool.close();
    }
}
