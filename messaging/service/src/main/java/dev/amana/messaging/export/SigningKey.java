package dev.amana.messaging.export;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * What exported documents are signed with.
 *
 * @param algorithm of the signature, by its Java name
 */
record SigningKey(PrivateKey key, X509Certificate certificate, String algorithm) {
    private static final X500Principal DEMO = new X500Principal("CN=Amana demo export key, O=Not for use");
    private static final Duration DEMO_VALID_FOR = Duration.ofDays(3_650);
    private static final int SERIAL_BITS = 128;

    static SigningKey load(Path file, String password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            String alias = store.aliases().nextElement();
            PrivateKey key = (PrivateKey) store.getKey(alias, password.toCharArray());
            X509Certificate certificate = (X509Certificate) store.getCertificate(alias);
            return new SigningKey(
                    key, certificate, "EC".equals(key.getAlgorithm()) ? "SHA256withECDSA" : "SHA256withRSA");
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The key for exports cannot be read from " + file, e);
        }
    }

    /** Self-signed: it shows how a signed document looks, and proves nothing about who made it. */
    static SigningKey demo(Clock clock) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            Instant now = clock.instant();
            var builder = new JcaX509v3CertificateBuilder(
                    DEMO,
                    new BigInteger(SERIAL_BITS, new SecureRandom()),
                    Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(DEMO_VALID_FOR)),
                    DEMO,
                    pair.getPublic());
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
            X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
            return new SigningKey(pair.getPrivate(), certificate, "SHA256withECDSA");
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("No demo key can be made", e);
        }
    }
}
