package dev.amana.messaging.outbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether mails are signed (DKIM), and what receivers look up to verify them. */
public final class Signing {
    private static final Logger log = LoggerFactory.getLogger(Signing.class);

    private final UnaryOperator<byte[]> signer;
    private final @Nullable DnsRecord record;

    /**
     * What the owner of the alias domain publishes (RFC 6376, section 3.6). Longer than one string of a TXT record may be: a
     * name server's program splits it.
     */
    public record DnsRecord(String name, String type, String value) {}

    private Signing(UnaryOperator<byte[]> signer, @Nullable DnsRecord record) {
        this.signer = signer;
        this.record = record;
    }

    /** Changes nothing where no key is set. */
    static Signing of(DkimProperties settings, String domain) {
        if (settings.privateKeyFile() == null) {
            return new Signing(UnaryOperator.identity(), null);
        }
        try {
            String pem = Files.readString(settings.privateKeyFile(), StandardCharsets.US_ASCII);
            RSAPrivateCrtKey key = key(pem);
            DnsRecord record = new DnsRecord(settings.selector() + "._domainkey." + domain, "TXT", published(key));
            log.info("Mails are signed with DKIM. Receivers look for {} TXT \"{}\"", record.name(), record.value());
            return new Signing(new DkimSigner(key, domain, settings.selector()), record);
        } catch (IOException e) {
            throw new UncheckedIOException("The DKIM key cannot be read", e);
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
            throw new IllegalStateException("The DKIM key is no RSA key in PEM (PKCS #8)", e);
        }
    }

    private static RSAPrivateCrtKey key(String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static String published(RSAPrivateCrtKey key) throws GeneralSecurityException {
        byte[] publicHalf = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
                .getEncoded();
        return "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(publicHalf);
    }

    UnaryOperator<byte[]> signer() {
        return signer;
    }

    /** Empty where mails are not signed. */
    public Optional<DnsRecord> record() {
        return Optional.ofNullable(record);
    }
}
