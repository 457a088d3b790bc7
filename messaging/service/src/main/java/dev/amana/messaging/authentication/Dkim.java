package dev.amana.messaging.authentication;

import dev.amana.messaging.authentication.Dns.Answer;
import dev.amana.messaging.mime.Senders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.Result;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.xbill.DNS.Type;

/** Which domains have signed a mail (DKIM, RFC 6376), by the library jDKIM. */
final class Dkim {
    private static final Pattern SIGNATURE = Pattern.compile("(?im)^DKIM-Signature[ \\t]*:");
    private static final Pattern END_OF_HEADER = Pattern.compile("\\r?\\n\\r?\\n");
    private static final int LONGEST_HEADER_BYTES = 262_144;
    /** Each costs a hash of the whole mail. */
    private static final int MOST_SIGNATURES = 8;

    /**
     * @param domains that signed with a key of theirs, lower case
     * @param temporary whether there may be more, whose keys could not be had
     */
    record Signers(Set<String> domains, boolean temporary) {}

    private Dkim() {}

    /** None where the signed From may not be the one that is read elsewhere. */
    static Signers of(byte[] raw, Dns.Questions dns) {
        long signatures = Senders.certain(raw) ? signatures(raw) : 0;
        if (signatures == 0 || signatures > MOST_SIGNATURES) {
            return new Signers(Set.of(), false);
        }
        DKIMVerifier verifier = new DKIMVerifier((method, selector, domain) -> keys(selector, domain, dns));
        try {
            verifier.verify(new ByteArrayInputStream(raw));
        } catch (FailException noneIsGood) {
            // The results say the same of each.
        } catch (IOException | RuntimeException malformed) {
            return new Signers(Set.of(), false);
        }
        return signers(verifier.getResults());
    }

    private static Signers signers(List<Result> results) {
        Set<String> domains = results.stream()
                .filter(Result::isSuccess)
                .map(Result::getRecord)
                .filter(Dkim::covers)
                .map(record -> record.getDToken().toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        boolean temporary = results.stream().anyMatch(result -> result.getResultType() == Result.Type.TEMPERROR);
        return new Signers(domains, temporary);
    }

    /** Neither a part of the body only, below which anybody could write, nor SHA-1 (RFC 8301). */
    private static boolean covers(SignatureRecord record) {
        return record.getBodyHashLimit() < 0
                && !record.getHashMethod().toString().equalsIgnoreCase("sha1");
    }

    private static long signatures(byte[] raw) {
        String start = new String(raw, 0, Math.min(raw.length, LONGEST_HEADER_BYTES), StandardCharsets.ISO_8859_1);
        String header = END_OF_HEADER.split(start, 2)[0];
        return SIGNATURE.matcher(header).results().limit(MOST_SIGNATURES + 1).count();
    }

    private static List<String> keys(CharSequence selector, CharSequence domain, Dns.Questions dns)
            throws TempFailException {
        Answer answer = dns.ask(selector + "._domainkey." + domain, Type.TXT);
        if (answer instanceof Answer.Failed) {
            throw new TempFailException("no answer");
        }
        return Dns.texts(answer);
    }
}
