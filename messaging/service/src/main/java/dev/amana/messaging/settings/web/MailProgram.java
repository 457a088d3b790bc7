package dev.amana.messaging.settings.web;

import dev.amana.messaging.smtp.SmtpProperties;
import dev.amana.messaging.submission.SubmissionProperties;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** What somebody has to type into a mail program, so that it can submit mail here. */
@Component
class MailProgram {
    private final SmtpProperties smtp;
    private final SslBundles certificates;
    private final String host;
    private final int port;

    MailProgram(
            SmtpProperties smtp,
            SubmissionProperties submission,
            SslBundles certificates,
            @Value("${amana.messaging.submission.port:2587}") int port) {
        this.smtp = smtp;
        this.certificates = certificates;
        this.host = Objects.requireNonNullElse(submission.host(), smtp.hostName());
        this.port = port;
    }

    /** @param fingerprint SHA-256 of a certificate that nobody else vouches for, which people compare with what their program shows */
    record Server(String host, int port, @Nullable String fingerprint) {}

    /** Empty where no mail is submitted, because there is no certificate. */
    Optional<Server> server() {
        return Optional.ofNullable(smtp.sslBundle()).map(bundle -> new Server(host, port, fingerprint(bundle)));
    }

    private @Nullable String fingerprint(String bundle) {
        try {
            KeyStore keys = certificates.getBundle(bundle).getStores().getKeyStore();
            return keys == null ? null : fingerprint(keys);
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("The certificate cannot be read", unreadable);
        }
    }

    private static @Nullable String fingerprint(KeyStore keys) throws GeneralSecurityException {
        for (String alias : Collections.list(keys.aliases())) {
            if (keys.getCertificate(alias) instanceof X509Certificate own && isSelfSigned(own)) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(own.getEncoded());
                return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
            }
        }
        return null;
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    }
}
