package dev.amana.payments.ledger;

import java.util.List;

/**
 * Money that moves from accounts to accounts at once.
 *
 * @param transferId derived from what causes it, so that the same cause never moves money twice
 */
public record Transfer(String transferId, String payCodeId, List<Posting> postings) {

    /** @param amountMinor in the currency's minor unit */
    public record Posting(Account account, Side side, long amountMinor) {}

    /** Which side of the account. */
    public enum Side {
        DEBIT,
        CREDIT
    }

    /** An account in one currency; it is opened when it is first posted to. */
    public record Account(String accountId, Kind kind, String currency) {
        /** Assets grow by debits, liabilities by credits. */
        public enum Kind {
            ASSET,
            LIABILITY
        }

        /** Cash in a partner's tills that belongs to us. */
        public static Account cashAt(String partner, String currency) {
            return new Account("partner-cash/" + partner + '/' + currency, Kind.ASSET, currency);
        }

        /** What was paid for orders and is not settled with the marketplace yet. */
        public static Account owedToMarketplace(String currency) {
            return new Account("owed-to-marketplace/" + currency, Kind.LIABILITY, currency);
        }

        /** What buyers get back. */
        public static Account owedToBuyers(String currency) {
            return new Account("owed-to-buyers/" + currency, Kind.LIABILITY, currency);
        }
    }

    /** Money back for an order: what was owed to the marketplace is owed to the buyer. */
    public static Transfer refund(String transferId, String payCodeId, long amountMinor, String currency) {
        return new Transfer(
                transferId,
                payCodeId,
                List.of(
                        new Posting(Account.owedToMarketplace(currency), Side.DEBIT, amountMinor),
                        new Posting(Account.owedToBuyers(currency), Side.CREDIT, amountMinor)));
    }

    /** Cash for an order, taken by a partner. */
    public static Transfer cashPayment(
            String transferId, String payCodeId, String partner, long amountMinor, String currency) {
        return new Transfer(
                transferId,
                payCodeId,
                List.of(
                        new Posting(Account.cashAt(partner, currency), Side.DEBIT, amountMinor),
                        new Posting(Account.owedToMarketplace(currency), Side.CREDIT, amountMinor)));
    }
}
