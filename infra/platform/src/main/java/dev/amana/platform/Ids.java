package dev.amana.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * Identifiers of 26 characters in Crockford's Base32: 48 bits of time and 80 random bits, as a ULID. They sort by time
 * of creation and are strictly increasing within one instance.
 */
public final class Ids {
    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final long RANDOM_HIGH_MASK = 0xFFFF;

    private final Clock clock;
    private final SecureRandom random;
    private long lastMillis = -1;
    private long high;
    private long low;

    public Ids(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** A fresh identifier, greater than every one this instance gave before. */
    public synchronized String next() {
        long now = clock.millis();
        if (now > lastMillis) {
            lastMillis = now;
            high = random.nextLong() & RANDOM_HIGH_MASK;
            low = random.nextLong();
        } else {
            increment();
        }
        return encode((lastMillis << 16) | high, low);
    }

    private void increment() {
        // A step of random size keeps neighbours unguessable although they are ordered.
        long before = low;
        low += 1 + (random.nextInt() & Integer.MAX_VALUE);
        if (Long.compareUnsigned(low, before) < 0) {
            high = (high + 1) & RANDOM_HIGH_MASK;
            if (high == 0) {
                lastMillis++;
            }
        }
    }

    /**
     * The same parts always give the same identifier, and different parts different ones: for creation that may be
     * repeated. The result has the form of {@link #next()} but carries no time.
     */
    public static String derived(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // The length before each part keeps ("ab","c") and ("a","bc") apart.
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        byte[] hash = digest.digest();
        return encode(longAt(hash, 0), longAt(hash, 8));
    }

    private static String encode(long high, long low) {
        char[] text = new char[26];
        for (int i = 25; i >= 0; i--) {
            text[i] = ALPHABET[(int) (low & 31)];
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return new String(text);
    }

    private static long longAt(byte[] bytes, int offset) {
        long value = 0;
        for (int i = offset; i < offset + Long.BYTES; i++) {
            value = (value << 8) | (bytes[i] & 0xFF);
        }
        return value;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
