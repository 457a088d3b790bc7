package dev.amana.messaging.outbound;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The envelope sender of our mails, which names the mail it belongs to and is signed (VERP with HMAC): bounces come back to
 * it, and nobody but those who handled the mail can know it.
 *
 * @param hmac of a text, under a key that only messaging has, in hexadecimal digits
 */
record BounceAddress(String domain, UnaryOperator<String> hmac) {
    private static final String PREFIX = "bounces+";
    /** 104 bits; the local part stays below 64 characters. */
    private static final int SIGNATURE_LENGTH = 26;

    enum Proof {
        SIGNED,
        /** From before addresses were signed. */
        UNSIGNED,
        FORGED
    }

    record Reference(String mailId, Proof proof) {}

    String of(String mailId) {
        return PREFIX + mailId.toLowerCase(Locale.ROOT) + '.' + signature(mailId) + "@" + domain;
    }

    /** What an address refers to that has the form of our envelope senders. */
    Optional<Reference> reference(String recipient) {
        String lower = recipient.toLowerCase(Locale.ROOT);
        String suffix = '@' + domain.toLowerCase(Locale.ROOT);
        if (!lower.startsWith(PREFIX) || !lower.endsWith(suffix)) {
            return Optional.empty();
        }
        String tag = lower.substring(PREFIX.length(), lower.length() - suffix.length());
        int dot = tag.indexOf('.');
        String mailId = tag.substring(0, dot < 0 ? tag.length() : dot).toUpperCase(Locale.ROOT);
        Proof proof = dot < 0 ? Proof.UNSIGNED : proof(tag.substring(dot + 1), signature(mailId));
        return Optional.of(new Reference(mailId, proof));
    }

    private static Proof proof(String given, String right) {
        boolean same =
                MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
        return same ? Proof.SIGNED : Proof.FORGED;
    }

    private String signature(String mailId) {
        return hmac.apply("bounce-address:" + mailId).substring(0, SIGNATURE_LENGTH);
    }
}
