package dev.amana.messaging.file;

import com.google.common.io.BaseEncoding;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What calendar entries are called for the other side (UID, RFC 5545). Programs name them after the host or the company that
 * they run at, so the name is encrypted: the same one gives the same each time, so that updates and cancellations find their
 * event, and an answer gets back the name that its reader's calendar knows. Nothing has to be stored for that.
 *
 * <p>The initialisation vector is made from the text (as in SIV, RFC 5297), which proves the name on the way back, too.
 */
public final class EventUids {
    /** In front of ours: no address, and told apart from what programs make up. */
    private static final String MARK = "amana-";

    /** RFC 7986 wants UIDs below 255 octets. What is longer, as none that is known, gets a name that no answer finds back from. */
    private static final int MOST_REVERSIBLE_BYTES = 130;

    private static final int IV_BYTES = 16;
    private static final BaseEncoding BASE32 = BaseEncoding.base32().lowerCase().omitPadding();
    private static final String HMAC = "HmacSHA256";

    private final Supplier<String> author;
    private final Supplier<String> reader;

    private record Keys(SecretKeySpec forIv, SecretKeySpec forText) {
        static Keys of(String secret) {
            byte[] key = secret.getBytes(StandardCharsets.UTF_8);
            return new Keys(
                    new SecretKeySpec(hmac(new SecretKeySpec(key, HMAC), "iv"), HMAC),
                    new SecretKeySpec(hmac(new SecretKeySpec(key, HMAC), "text"), "AES"));
        }
    }

    /**
     * Asked for where there is a calendar only: few mails have one.
     *
     * @param author secret of the side that writes: what it calls its events is hidden
     * @param reader secret of the other side: what that one calls its own comes back
     */
    public EventUids(Supplier<String> author, Supplier<String> reader) {
        this.author = author;
        this.reader = reader;
    }

    public static EventUids of(String author, String reader) {
        return new EventUids(() -> author, () -> reader);
    }

    /** The event as the reader's calendar is to know it. */
    public String translated(String uid) {
        return opened(uid).orElseGet(() -> sealed(uid));
    }

    private String sealed(String uid) {
        byte[] text = uid.getBytes(StandardCharsets.UTF_8);
        Keys keys = Keys.of(author.get());
        byte[] iv = iv(keys, uid);
        byte[] ours = text.length > MOST_REVERSIBLE_BYTES ? iv : joined(iv, crypted(keys, iv, text));
        return MARK + BASE32.encode(ours);
    }

    private Optional<String> opened(String uid) {
        String name = uid.toLowerCase(Locale.ROOT);
        if (!name.startsWith(MARK) || !BASE32.canDecode(name.substring(MARK.length()))) {
            return Optional.empty();
        }
        byte[] ours = BASE32.decode(name.substring(MARK.length()));
        if (ours.length <= IV_BYTES) {
            return Optional.empty();
        }
        Keys keys = Keys.of(reader.get());
        byte[] iv = Arrays.copyOf(ours, IV_BYTES);
        String text =
                new String(crypted(keys, iv, Arrays.copyOfRange(ours, IV_BYTES, ours.length)), StandardCharsets.UTF_8);
        return Optional.of(text).filter(original -> MessageDigest.isEqual(iv(keys, original), iv));
    }

    private static byte[] iv(Keys keys, String uid) {
        return Arrays.copyOf(hmac(keys.forIv(), uid), IV_BYTES);
    }

    /** Counter mode: the same step there and back. */
    private static byte[] crypted(Keys keys, byte[] iv, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, keys.forText(), new IvParameterSpec(iv));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
