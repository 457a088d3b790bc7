package dev.amana.canaries;

import java.nio.charset.StandardCharsets;

/** Microsoft's envelope for rich mails (MS-OXTNEF), with an attached file, a body and MAPI properties. */
final class Tnef {
    private static final int SIGNATURE = 0x223E9F78;
    private static final int FROM = 0x00008000;
    private static final int SUBJECT = 0x00018004;
    private static final int BODY = 0x0002800C;
    private static final int PROPERTIES = 0x00069003;
    private static final int ATTACH_TITLE = 0x00018010;
    private static final int ATTACH_DATA = 0x0006800F;
    private static final int UNICODE = 0x001F;
    private static final int BINARY = 0x0102;

    private Tnef() {}

    static byte[] with(Secrets secret) {
        byte[] all = Bytes.utf8(secret.all());
        return Bytes.concat(
                Bytes.little32(SIGNATURE),
                Bytes.little16(1),
                attribute(1, FROM, Bytes.utf8(secret.name() + "\0SMTP:" + secret.address() + "\0")),
                attribute(1, SUBJECT, Bytes.utf8("Handover\0")),
                attribute(1, BODY, all),
                attribute(1, PROPERTIES, properties(secret)),
                attribute(2, ATTACH_TITLE, Bytes.utf8(secret.address() + ".txt\0")),
                attribute(2, ATTACH_DATA, all));
    }

    private static byte[] attribute(int level, int id, byte[] data) {
        int sum = 0;
        for (byte b : data) {
            sum += b & 0xFF;
        }
        return Bytes.concat(
                new byte[] {(byte) level}, Bytes.little32(id), Bytes.little32(data.length), data, Bytes.little16(sum));
    }

    private static byte[] properties(Secrets secret) {
        byte[] rtf = Bytes.utf8("{\\rtf1 " + secret.all() + "}");
        byte[] uncompressed = Bytes.concat(
                Bytes.little32(rtf.length + 12),
                Bytes.little32(rtf.length),
                Bytes.latin("MELA"),
                Bytes.little32(0),
                rtf);
        return Bytes.concat(
                Bytes.little32(3),
                property(0x0C1F, UNICODE, (secret.address() + "\0").getBytes(StandardCharsets.UTF_16LE)),
                property(0x0C1A, UNICODE, (secret.name() + "\0").getBytes(StandardCharsets.UTF_16LE)),
                property(0x1009, BINARY, uncompressed));
    }

    private static byte[] property(int id, int type, byte[] value) {
        byte[] padding = new byte[(4 - value.length % 4) % 4];
        return Bytes.concat(
                Bytes.little16(type),
                Bytes.little16(id),
                Bytes.little32(1),
                Bytes.little32(value.length),
                value,
                padding);
    }
}
