package dev.amana.messaging.confirmation;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes the tokens of links: 128 random bits. Only their keyed hash is kept. */
final class Tokens {
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
