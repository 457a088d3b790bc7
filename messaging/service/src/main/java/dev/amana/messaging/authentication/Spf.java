package dev.amana.messaging.authentication;

import dev.amana.messaging.authentication.Dns.Answer;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.james.jspf.core.DNSRequest;
import org.apache.james.jspf.core.DNSService;
import org.apache.james.jspf.core.exceptions.TimeoutException;
import org.apache.james.jspf.impl.SPF;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Whether a client may send for the domain of an envelope sender (SPF, RFC 7208), by the library jSPF. */
final class Spf {
    enum Result {
        PASS,
        /** Fail, softfail, neutral, none, permanent error: nothing that proves anything. */
        NO_PASS,
        TEMPORARY
    }

    private Spf() {}

    /** @param helo checked in place of the sender where that is the null sender */
    static Result check(InetAddress client, String helo, String sender, Dns.Questions dns) {
        String result = new SPF(new Asking(dns))
                .checkSPF(client.getHostAddress(), sender, helo)
                .getResult();
        return switch (result) {
            case "pass" -> Result.PASS;
            case "temperror" -> Result.TEMPORARY;
            default -> Result.NO_PASS;
        };
    }

    /** Our DNS as the library asks for it. */
    private static final class Asking implements DNSService {
        private static final int RECORD_LIMIT = 10;

        private final Dns.Questions dns;

        Asking(Dns.Questions dns) {
            this.dns = dns;
        }

        @Override
        public @Nullable List<String> getRecords(DNSRequest request) throws TimeoutException {
            return switch (dns.ask(request.getHostname(), type(request))) {
                case Answer.Found(List<Record> records) ->
                    records.stream().map(Asking::text).toList();
                case Answer.Nothing() -> null;
                case Answer.Failed() -> throw new TimeoutException("no answer");
            };
        }

        @Override
        public CompletionStage<List<String>> getRecordsAsync(DNSRequest request) {
            try {
                return CompletableFuture.completedStage(getRecords(request));
            } catch (TimeoutException e) {
                return CompletableFuture.failedStage(e);
            }
        }

        private static int type(DNSRequest request) {
            return switch (request.getRecordType()) {
                case DNSRequest.A -> Type.A;
                case DNSRequest.AAAA -> Type.AAAA;
                case DNSRequest.MX -> Type.MX;
                case DNSRequest.PTR -> Type.PTR;
                default -> Type.TXT;
            };
        }

        private static String text(Record record) {
            return switch (record) {
                case ARecord a -> a.getAddress().getHostAddress();
                case AAAARecord a -> a.getAddress().getHostAddress();
                case MXRecord mx -> mx.getTarget().toString(true);
                case PTRRecord ptr -> ptr.getTarget().toString(true);
                case TXTRecord txt -> String.join("", txt.getStrings());
                default -> record.rdataToString();
            };
        }

        @Override
        public List<String> getLocalDomainNames() {
            return List.of();
        }

        @Override
        public void setTimeOut(int seconds) {
            // Ours is set elsewhere.
        }

        @Override
        public int getRecordLimit() {
            return RECORD_LIMIT;
        }

        @Override
        public void setRecordLimit(int limit) {
            throw new UnsupportedOperationException("fixed by RFC 7208");
        }
    }
}
