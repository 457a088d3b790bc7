package dev.amana.messaging.alias;

import java.security.SecureRandom;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Makes the local parts of aliases: 120 random bits in Crockford's Base32, lower case, so that none can be guessed and
 * none says anything about its owner.
 */
@Component
class LocalParts {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 24;

    private final SecureRandom random = new SecureRandom();

    String next() {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        StringBuilder text = new StringBuilder(LENGTH);
        for (byte b : bytes) {
            text.append(ALPHABET.charAt(b & 31));
        }
        return text.toString();
    }

    /** What a person may have typed: any case, and the letters that Crockford's alphabet takes for digits. */
    static String canonical(String typed) {
        return typed.toLowerCase(Locale.ROOT)
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
    }
}
