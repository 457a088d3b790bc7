package dev.amana.payments.issuing;

import dev.amana.payments.paycode.PayCodeNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of pay codes: it keeps numbers apart, and finds a code by what people have in hand. */
@Component
public class PayCodeTable {
    private final JdbcClient jdbc;

    PayCodeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<IssuedCode> find(String payCodeId) {
        return jdbc.sql("select * from pay_code where pay_code_id = ?")
                .param(payCodeId)
                .query(PayCodeTable::code)
                .optional();
    }

    public Optional<IssuedCode> withNumber(PayCodeNumber number) {
        return jdbc.sql("select * from pay_code where number = ?")
                .param(number.digits())
                .query(PayCodeTable::code)
                .optional();
    }

    /** Whether another code of the same order is paid, or just being paid. */
    public boolean isPaidByAnother(IssuedCode code) {
        return jdbc.sql("""
                        select exists (select 1 from pay_code join transfer using (pay_code_id)
                            where order_id = ? and pay_code_id <> ? and transfer.state in ('RESERVED', 'POSTED'))""")
                .params(code.orderId(), code.payCodeId())
                .query(Boolean.class)
                .single();
    }

    Optional<IssuedCode> latestFor(String orderId) {
        return jdbc.sql("select * from pay_code where order_id = ? order by attempt desc limit 1")
                .param(orderId)
                .query(PayCodeTable::code)
                .optional();
    }

    /** False where the number is taken. */
    boolean reserve(IssuedCode code) {
        return jdbc.sql("""
                        insert into pay_code (pay_code_id, order_id, attempt, number, payer_id, amount_minor, currency,
                            issued_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (number) do nothing""")
                        .params(
                                code.payCodeId(),
                                code.orderId(),
                                code.attempt(),
                                code.number(),
                                code.payerId(),
                                code.amountMinor(),
                                code.currency(),
                                Timestamp.from(code.issuedAt()),
                                Timestamp.from(code.expiresAt()))
                        .update()
                == 1;
    }

    void changeTo(IssuedCode.State state, String payCodeId) {
        jdbc.sql("update pay_code set state = ? where pay_code_id = ?")
                .params(state.name(), payCodeId)
                .update();
    }

    private static IssuedCode code(ResultSet row, int number) throws SQLException {
        return new IssuedCode(
                row.getString("pay_code_id"),
                row.getString("order_id"),
                row.getInt("attempt"),
                row.getString("number"),
                row.getString("payer_id"),
                row.getLong("amount_minor"),
                row.getString("currency"),
                row.getTimestamp("issued_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                IssuedCode.State.valueOf(row.getString("state")));
    }
}
