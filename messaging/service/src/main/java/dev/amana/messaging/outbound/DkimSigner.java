package dev.amana.messaging.outbound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
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

    private DkimSigner(PrivateKey key, String domain, String selector) {
        signer = new DKIMSigner(
                "v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=%s; h=%s; bh=; b=;".formatted(domain, selector, HEADERS),
                key);
    }

    /** Changes nothing where no key is set. */
    static UnaryOperator<byte[]> of(DkimProperties settings, String domain) {
        if (settings.privateKeyFile() == null) {
            return UnaryOperator.identity();
        }
        try {
            String pem = Files.readString(settings.privateKeyFile(), StandardCharsets.US_ASCII);
            return new DkimSigner(key(pem), domain, settings.selector());
        } catch (IOException e) {
            throw new UncheckedIOException("The DKIM key cannot be read", e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("The DKIM key is no RSA key in PEM (PKCS #8)", e);
        }
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
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
