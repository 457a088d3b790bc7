package dev.amana.messaging.file;

import dev.amana.messaging.file.FileFault.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.TNEFAttribute;
import org.apache.poi.hmef.attribute.TNEFProperty;
import org.apache.poi.hsmf.datatypes.MAPIProperty;

/** What Outlook packs into winmail.dat (TNEF): a text in one of three forms, and files. */
public final class Winmail {
    private static final int MOST_FILES = 100;

    /** @param html whether the text is HTML rather than plain */
    public record Contents(String text, boolean html, List<File> files) {}

    /** A file as it was packed. */
    @SuppressWarnings("ArrayRecordComponent") // Contents are never compared.
    public record File(String name, byte[] content) {}

    private Winmail() {}

    public static boolean isOne(byte[] content) {
        return content.length > 4
                && content[0] == 0x78
                && content[1] == (byte) 0x9F
                && content[2] == 0x3E
                && content[3] == 0x22;
    }

    public static Contents unpacked(byte[] content) throws FileFault {
        try {
            HMEFMessage message = new HMEFMessage(new ByteArrayInputStream(content));
            List<File> files = new ArrayList<>();
            for (Attachment attachment : message.getAttachments()) {
                if (files.size() >= MOST_FILES) {
                    throw new FileFault(Kind.TOO_LARGE);
                }
                String name = Objects.requireNonNullElse(attachment.getLongFilename(), attachment.getFilename());
                files.add(new File(Objects.requireNonNullElse(name, ""), contents(attachment)));
            }
            return text(message, files);
        } catch (IOException | RuntimeException damaged) {
            throw new FileFault(Kind.UNREADABLE);
        }
    }

    /** None of an object that is no file, such as a mail in Outlook's own form. */
    private static byte[] contents(Attachment attachment) {
        try {
            return attachment.getContents();
        } catch (IllegalArgumentException noFile) {
            return new byte[0];
        }
    }

    private static Contents text(HMEFMessage message, List<File> files) {
        MAPIAttribute html = message.getMessageMAPIAttribute(MAPIProperty.BODY_HTML);
        if (html != null) {
            return new Contents(Charsets.decode(html.getData(), null), true, files);
        }
        MAPIAttribute plain = message.getMessageMAPIAttribute(MAPIProperty.BODY);
        if (plain != null) {
            return new Contents(Charsets.decode(plain.getData(), null).replace("\0", ""), false, files);
        }
        TNEFAttribute body = message.getMessageAttribute(TNEFProperty.ID_BODY);
        if (body != null) {
            return new Contents(Charsets.decode(body.getData(), null).replace("\0", ""), false, files);
        }
        String rtf = Objects.requireNonNullElse(message.getBody(), "");
        return new Contents(RtfText.of(rtf), false, files);
    }
}
