package dev.amana.messaging.mime;

/**
 * How much of a mail's hidden text its documents say.
 *
 * @param bytes in UTF-8
 * @param whole false where they say more than is read for those who judge the mail
 * @param wordless whether some of the files are only seen: pictures, and documents without a word
 */
public record DocumentText(int bytes, boolean whole, boolean wordless) {
    public static final DocumentText NONE = new DocumentText(0, true, false);
}
