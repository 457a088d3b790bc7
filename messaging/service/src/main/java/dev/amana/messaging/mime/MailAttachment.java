package dev.amana.messaging.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * @param name decoded file name, never a path
 * @param type media type after inspection, lower case, without parameters
 * @param content not copied, so not to be changed
 * @param contentId without angle brackets, when the HTML part shows it inline
 * @param charset of text, as the file is stored
 */
@SuppressWarnings("ArrayRecordComponent") // Contents are never compared.
public record MailAttachment(
        String name,
        String type,
        byte[] content,
        @Nullable String contentId,
        @Nullable String charset) {

    public MailAttachment(String name, String type, byte[] content, @Nullable String contentId) {
        this(name, type, content, contentId, null);
    }

    public boolean inline() {
        return contentId != null && type.startsWith("image/");
    }

    /** Of the content, in hexadecimal. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Charset textCharset() {
        return charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset);
    }

    String text() {
        return new String(content, textCharset());
    }
}
