package dev.amana.platform.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Accepts tokens that the demo key signed (ES256 only). */
final class DemoTokenDecoder {
    private DemoTokenDecoder() {}

    static JwtDecoder of(DemoKey key, List<String> moreIssuers, Clock clock) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(
                        new ImmutableJWKSet<>(new JWKSet(key.jwk().toPublicJWK())))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        Set<String> issuers = new HashSet<>(moreIssuers);
        issuers.add(DemoKey.ISSUER);
        JwtTimestampValidator times = new JwtTimestampValidator();
        times.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtClaimValidator<Object>(
                        JwtClaimNames.ISS, issuer -> issuer != null && issuers.contains(issuer.toString())),
                new JwtClaimValidator<Object>(JwtClaimNames.SUB, subject -> subject != null)));
        return decoder;
    }
}
