package dev.amana.platform.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The local key that signs demo tokens (ES256): a file with one private JWK, EC P-256. For one machine and for tests;
 * a real installation names its identity provider instead.
 */
public final class DemoKey {
    /** The {@code iss} claim of every demo token. */
    public static final String ISSUER = "amana-demo";

    private final ECKey key;
    private final Clock clock;

    private DemoKey(ECKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** Reads the key; where the file does not exist yet, creates it first (atomically, readable by its owner only). */
    public static DemoKey load(Path file) {
        return load(file, Clock.systemUTC());
    }

    public static DemoKey load(Path file, Clock clock) {
        try {
            if (!Files.exists(file)) {
                SecretFile.create(file, generate().toJSONString());
            }
            return new DemoKey(ECKey.parse(Files.readString(file)), clock);
        } catch (IOException e) {
            throw new UncheckedIOException("The demo key cannot be read: " + file, e);
        } catch (ParseException e) {
            throw new IllegalArgumentException("Not a JWK with an EC key: " + file, e);
        }
    }

    /** A signed bearer token (compact JWS) that is valid from now on. */
    public String token(String subject, Set<String> roles, Duration validity) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(subject)
                .claim("roles", List.copyOf(roles))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(validity)))
                .build();
        return sign(claims);
    }

    /** The whole key, private part included: for an authorization server that signs with it. */
    public ECKey jwk() {
        return key;
    }

    private String sign(JWTClaimsSet claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(key.getKeyID())
                .type(JOSEObjectType.JWT)
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The demo key cannot sign", e);
        }
        return token.serialize();
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("This JVM has no EC P-256", e);
        }
    }
}
