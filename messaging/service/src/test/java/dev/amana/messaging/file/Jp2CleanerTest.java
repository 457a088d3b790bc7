package dev.amana.messaging.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Jp2CleanerTest {
    /** SIZ, a comment, the first tile. */
    private static byte[] codestream(String comment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xFF, 0x4F, (byte) 0xFF, 0x51, 0, 4, 1, 2});
        if (!comment.isEmpty()) {
            byte[] text = comment.getBytes(StandardCharsets.ISO_8859_1);
            out.writeBytes(new byte[] {(byte) 0xFF, 0x64, 0, (byte) (4 + text.length), 0, 1});
            out.writeBytes(text);
        }
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0x90, 0, 10, 7, 7});
        return out.toByteArray();
    }

    private static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(content)
                .array();
    }

    private static byte[] together(byte[]... boxes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] box : boxes) {
            out.writeBytes(box);
        }
        return out.toByteArray();
    }

    @Test
    void boxesThatTellOfItsMakerAndCommentsGo() {
        byte[] header = box("jp2h", new byte[] {1, 2, 3});
        byte[] told = box("uuid", "Exif: Quirina Zwickel".getBytes(StandardCharsets.UTF_8));
        byte[] xml = box("xml ", "<dc:creator>Quirina</dc:creator>".getBytes(StandardCharsets.UTF_8));
        byte[] picture = together(header, told, xml, box("jp2c", codestream("by Quirina")), told);

        assertThat(Jp2Cleaner.clean(picture)).isEqualTo(together(header, box("jp2c", codestream(""))));
        assertThat(Jp2Cleaner.clean(codestream("by Quirina"))).isEqualTo(codestream(""));
    }

    @Test
    void whatIsNoPictureIsSaidToBeNone() {
        assertThat(Jp2Cleaner.clean("no picture".getBytes(StandardCharsets.UTF_8)))
                .isNull();
        assertThat(Jp2Cleaner.clean(new byte[] {(byte) 0xFF, 0x4F, (byte) 0xFF, 0x51, 0, 90}))
                .isNull();
    }
}
