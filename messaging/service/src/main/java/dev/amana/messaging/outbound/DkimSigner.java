package dev.amana.messaging.outbound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;

/**
 * Puts a DKIM signature before a finished mail. It is made for each attempt, so that mails which Amana writes itself are
 * signed as relayed ones are, and none is older than its attempt.
 */
final class DkimSigner implements UnaryOperator<byte[]> {
    /**
     * From twice, so that nobody can add another below; both headers of RFC 8058, which asks that they are signed. Headers
     * that a mail lacks are signed as absent.
     */
    private static final String HEADERS = "From:From:To:Date:Subject:Message-ID:In-Reply-To:References:MIME-Version:"
            + "Content-Type:Auto-Submitted:List-Unsubscribe:List-Unsubscribe-Post";

    private final DKIMSigner signer;

    DkimSigner(PrivateKey key, String domain, String selector) {
        signer = new DKIMSigner(
                "v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=%s; h=%s; bh=; b=;".formatted(domain, selector, HEADERS),
                key);
    }

    @Override
    public byte[] apply(byte[] mail) {
        try {
            byte[] header = (signer.sign(new ByteArrayInputStream(mail)) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            byte[] signed = Arrays.copyOf(header, header.length + mail.length);
            System.arraycopy(mail, 0, signed, header.length, mail.length);
            return signed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FailException e) {
            throw new IllegalStateException("A mail of ours cannot be signed", e);
        }
    }
}
