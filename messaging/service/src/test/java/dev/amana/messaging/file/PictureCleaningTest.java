package dev.amana.messaging.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real pictures survive the cleaning; what was added to them does not. */
class PictureCleaningTest {
    private static final byte[] EXIF = exif(6);

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void cleanedPictureShowsTheSame(String format) throws IOException {
        byte[] picture = picture(format);

        byte[] clean = clean(format, picture);

        BufferedImage before = ImageIO.read(new ByteArrayInputStream(picture));
        BufferedImage after = ImageIO.read(new ByteArrayInputStream(clean));
        assertThat(after.getRGB(20, 20)).isEqualTo(before.getRGB(20, 20));
        assertThat(after.getWidth()).isEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void truncatedPictureIsRefused(String format) throws IOException {
        byte[] picture = picture(format);

        assertThat(clean(format, Arrays.copyOf(picture, picture.length / 2))).isNull();
        assertThat(clean(format, new byte[0])).isNull();
        assertThat(clean(format, "no picture at all, but some text".getBytes(StandardCharsets.US_ASCII)))
                .isNull();
    }

    @Test
    void ofExifOnlyTheOrientationStays() throws IOException {
        byte[] plain = picture("jpeg");
        ByteArrayOutputStream withExif = new ByteArrayOutputStream();
        withExif.write(plain, 0, 2);
        withExif.writeBytes(EXIF);
        withExif.write(plain, 2, plain.length - 2);

        byte[] clean = JpegCleaner.clean(withExif.toByteArray());

        String text = new String(clean, StandardCharsets.ISO_8859_1);
        assertThat(text).contains("Exif").doesNotContain("Canary");
        assertThat(JpegCleaner.clean(clean)).isEqualTo(clean);
        int entry = text.indexOf("Exif") + 6 + 8 + 2;
        assertThat(clean[entry + 9]).isEqualTo((byte) 6);
        assertThat(ImageIO.read(new ByteArrayInputStream(clean)).getWidth()).isEqualTo(64);
    }

    @Test
    void gifLosesItsComment() throws IOException {
        byte[] plain = picture("gif");
        byte[] comment = "!\u00fe\u0006Canary\0".getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream commented = new ByteArrayOutputStream();
        commented.write(plain, 0, plain.length - 1);
        commented.writeBytes(comment);
        commented.write(0x3B);

        assertThat(new String(GifCleaner.clean(commented.toByteArray()), StandardCharsets.ISO_8859_1))
                .doesNotContain("Canary");
    }

    private static byte[] clean(String format, byte[] picture) {
        return switch (format) {
            case "jpeg" -> JpegCleaner.clean(picture);
            case "png" -> PngCleaner.clean(picture);
            default -> GifCleaner.clean(picture);
        };
    }

    private static byte[] picture(String format) throws IOException {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().clearRect(0, 0, 64, 48);
        for (int i = 0; i < 48; i++) {
            image.setRGB(i, i, Color.ORANGE.getRGB());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static byte[] exif(int orientation) {
        byte[] head = {
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'I',
            'I',
            42,
            0,
            8,
            0,
            0,
            0,
            1,
            0,
            0x12,
            1,
            3,
            0,
            1,
            0,
            0,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0,
            0
        };
        byte[] tail = "Canary was here".getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        segment.write(0xFF);
        segment.write(0xE1);
        segment.write(0);
        segment.write(2 + head.length + tail.length);
        segment.writeBytes(head);
        segment.writeBytes(tail);
        return segment.toByteArray();
    }
}
