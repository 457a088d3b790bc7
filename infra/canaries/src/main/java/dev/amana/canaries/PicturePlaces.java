package dev.amana.canaries;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.imageio.ImageIO;

/** What cameras and programs write into pictures beside the picture. */
final class PicturePlaces {
    private static final Map<String, byte[]> PICTURES = new ConcurrentHashMap<>();
    private static final int PNG_HEAD = 33;
    private static final int APP1 = 0xE1;
    private static final int APP13 = 0xED;
    private static final int COMMENT = 0xFE;

    private PicturePlaces() {}

    static List<Place> all() {
        List<Place> places = new ArrayList<>();
        jpeg(places);
        png(places);
        others(places);
        places.add(Place.of(
                "inline picture",
                p -> p.mail(
                        "",
                        p.multipart(
                                "related",
                                p.entity("text/html", p.html("<img src=\"cid:pic@x\" alt=\"picture\">")),
                                "Content-ID: <pic@x>\r\nContent-Disposition: inline; filename=\"pic.jpg\"\r\n"
                                        + Planting.part(
                                                "image/jpeg",
                                                "base64",
                                                Encodings.base64(jpegWith(APP1, exif(p.secret()))))))));
        return places;
    }

    private static Place picture(String name, String type, Function<Planting, byte[]> content) {
        String fileName = "pic." + type.substring(type.indexOf('/') + 1);
        return Place.of("picture " + name, p -> p.mail("", p.with(Planting.file(type, fileName, content.apply(p)))));
    }

    private static void jpeg(List<Place> places) {
        places.add(picture("exif", "image/jpeg", p -> jpegWith(APP1, exif(p.secret()))));
        places.add(picture("exif in wide characters", "image/jpeg", p -> jpegWith(APP1, wideExif(p.secret()))));
        places.add(picture("xmp", "image/jpeg", p -> jpegWith(APP1, xmp(p))));
        places.add(picture(
                "extended xmp",
                "image/jpeg",
                p -> jpegWith(
                        APP1,
                        Bytes.concat(
                                Bytes.latin("http://ns.adobe.com/xmp/extension/\0"),
                                new byte[40],
                                Bytes.utf8(p.secret().all())))));
        places.add(picture("iptc", "image/jpeg", p -> jpegWith(APP13, iptc(p.secret()))));
        places.add(picture(
                "jpeg comment",
                "image/jpeg",
                p -> jpegWith(COMMENT, Bytes.utf8(p.secret().all()))));
        places.add(picture(
                "colour profile",
                "image/jpeg",
                p -> jpegWith(
                        0xE2,
                        Bytes.concat(
                                Bytes.latin("ICC_PROFILE\0\1\1"),
                                Bytes.utf8(p.secret().all())))));
        places.add(picture(
                "maker's segment",
                "image/jpeg",
                p -> jpegWith(0xEF, Bytes.utf8(p.secret().all()))));
        places.add(picture(
                "tail of a jpeg",
                "image/jpeg",
                p -> Bytes.concat(plain("jpg"), Bytes.utf8(p.secret().all()))));
        places.add(picture(
                "second jpeg",
                "image/jpeg",
                p -> Bytes.concat(
                        plain("jpg"), jpegWith(COMMENT, Bytes.utf8(p.secret().all())))));
    }

    private static void png(List<Place> places) {
        places.add(picture(
                "png text",
                "image/png",
                p -> pngWith("tEXt", Bytes.utf8("Author\0" + p.secret().all()))));
        places.add(picture(
                "png compressed text",
                "image/png",
                p -> pngWith(
                        "zTXt",
                        Bytes.concat(
                                Bytes.latin("Author\0\0"),
                                Bytes.deflated(Bytes.utf8(p.secret().all()))))));
        places.add(picture(
                "png international text",
                "image/png",
                p -> pngWith(
                        "iTXt",
                        Bytes.concat(
                                Bytes.latin("XML:com.adobe.xmp\0\1\0\0\0"),
                                Bytes.deflated(Bytes.utf8(p.secret().all()))))));
        places.add(picture(
                "png exif",
                "image/png",
                p -> pngWith("eXIf", Arrays.copyOfRange(exif(p.secret()), 6, exif(p.secret()).length))));
        places.add(picture(
                "png profile",
                "image/png",
                p -> pngWith(
                        "iCCP", Bytes.concat(Bytes.utf8(p.name() + "\0\0"), Bytes.deflated(Bytes.utf8(p.address()))))));
        places.add(picture(
                "png palette name",
                "image/png",
                p -> pngWith("sPLT", Bytes.utf8(p.secret().all()))));
        places.add(picture(
                "png private chunk",
                "image/png",
                p -> pngWith("meMe", Bytes.utf8(p.secret().all()))));
        places.add(picture(
                "tail of a png",
                "image/png",
                p -> Bytes.concat(plain("png"), Bytes.utf8(p.secret().all()))));
    }

    private static void others(List<Place> places) {
        places.add(picture(
                "gif comment",
                "image/gif",
                p -> gifWith(0xFE, new byte[0], Bytes.utf8(p.secret().all()))));
        places.add(picture(
                "gif xmp",
                "image/gif",
                p -> gifWith(
                        0xFF,
                        Bytes.latin("\u000bXMP DataXMP"),
                        Bytes.utf8(p.secret().all()))));
        places.add(picture(
                "tail of a gif",
                "image/gif",
                p -> Bytes.concat(plain("gif"), Bytes.utf8(p.secret().all()))));
        places.add(
                picture("tiff", "image/tiff", p -> Arrays.copyOfRange(exif(p.secret()), 6, exif(p.secret()).length)));
        places.add(picture(
                "webp exif",
                "image/webp",
                p -> Bytes.concat(
                        Bytes.latin("RIFF"),
                        Bytes.little32(4 + 8 + exif(p.secret()).length),
                        Bytes.latin("WEBPEXIF"),
                        Bytes.little32(exif(p.secret()).length),
                        exif(p.secret()))));
        places.add(picture(
                "vector",
                "image/svg+xml",
                p -> Bytes.utf8("<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata>"
                        + Planting.escaped(p.secret().all()) + "</metadata></svg>")));
        places.add(picture(
                "jpeg that says png",
                "image/png",
                p -> jpegWith(COMMENT, Bytes.utf8(p.secret().all()))));
    }

    static byte[] plain(String format) {
        return PICTURES.computeIfAbsent(format, PicturePlaces::drawn);
    }

    private static byte[] drawn(String format) {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 3, 0xFF8800);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] jpegWith(int marker, byte[] content) {
        byte[] picture = plain("jpg");
        return Bytes.concat(
                Arrays.copyOf(picture, 2),
                new byte[] {(byte) 0xFF, (byte) marker},
                Bytes.big16(content.length + 2),
                content,
                Arrays.copyOfRange(picture, 2, picture.length));
    }

    private static byte[] pngWith(String chunk, byte[] content) {
        byte[] picture = plain("png");
        byte[] named = Bytes.concat(Bytes.latin(chunk), content);
        return Bytes.concat(
                Arrays.copyOf(picture, PNG_HEAD),
                Bytes.big32(content.length),
                named,
                Bytes.big32(Bytes.crc(named)),
                Arrays.copyOfRange(picture, PNG_HEAD, picture.length));
    }

    private static byte[] gifWith(int label, byte[] head, byte[] content) {
        byte[] picture = plain("gif");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(picture, 0, picture.length - 1);
        out.writeBytes(new byte[] {0x21, (byte) label});
        out.writeBytes(head);
        for (int i = 0; i < content.length; i += 255) {
            int length = Math.min(255, content.length - i);
            out.write(length);
            out.write(content, i, length);
        }
        out.writeBytes(new byte[] {0, 0x3B});
        return out.toByteArray();
    }

    /** Artist and UserComment. */
    private static byte[] exif(Secrets secret) {
        return exif(0x013B, 2, Bytes.utf8(secret.all() + "\0"));
    }

    /** As Windows writes it: XPAuthor. */
    private static byte[] wideExif(Secrets secret) {
        return exif(0x9C9D, 1, (secret.all() + "\0").getBytes(StandardCharsets.UTF_16LE));
    }

    private static byte[] exif(int tag, int type, byte[] value) {
        return Bytes.concat(
                Bytes.latin("Exif\0\0MM\0*"),
                Bytes.big32(8),
                Bytes.big16(1),
                Bytes.big16(tag),
                Bytes.big16(type),
                Bytes.big32(value.length),
                Bytes.big32(26),
                Bytes.big32(0),
                value);
    }

    static byte[] xmp(Planting p) {
        return Bytes.utf8("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><dc:creator>"
                + Planting.escaped(p.secret().all()) + "</dc:creator></x:xmpmeta>");
    }

    private static byte[] iptc(Secrets secret) {
        byte[] name = Bytes.utf8(secret.all());
        byte[] record = Bytes.concat(new byte[] {0x1C, 2, 80}, Bytes.big16(name.length), name);
        return Bytes.concat(
                Bytes.latin("Photoshop 3.0\0" + "8BIM"),
                new byte[] {4, 4, 0, 0},
                Bytes.big32(record.length),
                record,
                new byte[record.length % 2]);
    }
}
