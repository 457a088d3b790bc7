package dev.amana.moderation.investigation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Signs hand-over files: RSA with SHA-256, so that OpenSSL alone can verify them. */
@Component
class HandOverKey {
    private static final Logger log = LoggerFactory.getLogger(HandOverKey.class);
    private static final int BITS = 2048;

    private final @Nullable Path file;
    private @Nullable KeyPair pair;

    HandOverKey(InvestigationProperties properties) {
        this.file = properties.signingKeyFile();
    }

    byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair().getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String publicKey() {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair().getPublic().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n";
    }

    /** Made or read when it is first needed. */
    private synchronized KeyPair pair() {
        KeyPair known = pair;
        if (known == null) {
            known = file == null ? passing() : load(file);
            pair = known;
        }
        return known;
    }

    private static KeyPair passing() {
        log.warn(
                "Hand-over files are signed with a key of this process only: set amana.moderation.investigations.signing-key-file");
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair load(Path file) {
        try {
            String pem = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
            KeyFactory keys = KeyFactory.getInstance("RSA");
            PrivateKey secret = keys.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
            RSAPrivateCrtKey rsa = (RSAPrivateCrtKey) secret;
            PublicKey open = keys.generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
            return new KeyPair(open, secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No RSA key in " + file, e);
        }
    }
}
