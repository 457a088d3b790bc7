package dev.amana.messaging.review;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Lossless WebPs (RFC 9649), written bit by bit: friendly ones and others. */
final class Webps {
    private static final int CODES = 5;
    private static final int MOST_GROUPS = 1 << 16;

    private final ByteArrayOutputStream bits = new ByteArrayOutputStream();
    private long held;
    private int heldBits;

    private Webps(int width, int height) {
        bits.write(0x2f);
        put(width - 1, 14);
        put(height - 1, 14);
        // No transparency, version 0, no transform, no cache of colours.
        put(0, 1 + 3 + 1 + 1);
    }

    /** Of one colour: each code has one symbol, so that its pixels take no bits. */
    static byte[] plain(int width, int height, int colour) {
        Webps webp = new Webps(width, height);
        webp.put(0, 1);
        webp.colour(colour);
        return webp.file();
    }

    /** A small picture whose only block names the last of as many groups of codes as there can be. */
    static byte[] manyTables() {
        Webps webp = new Webps(4, 4);
        webp.put(1, 1);
        webp.put(0, 3);
        // The picture of groups is coded like another, without a cache; red and green name the group.
        webp.put(0, 1);
        webp.colour(0xFFFF00);
        for (int code = 0; code < MOST_GROUPS * CODES; code++) {
            webp.put(1, 4);
        }
        return webp.file();
    }

    /** As part of an extended file that says another size. */
    static byte[] within(int width, int height, byte[] simple) {
        ByteBuffer chunk = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
        chunk.put(ascii("VP8X")).putInt(10).putInt(0);
        chunk.put((byte) (width - 1)).putShort((short) 0);
        chunk.put((byte) (height - 1)).putShort((short) 0);
        byte[] picture = Arrays.copyOfRange(simple, 12, simple.length);
        return riff(chunk.array(), picture);
    }

    private void colour(int colour) {
        for (int shift : new int[] {8, 16, 0}) {
            symbol(colour >>> shift & 0xFF);
        }
        symbol(0xFF);
        symbol(0);
    }

    /** A simple code of one symbol in eight bits. */
    private void symbol(int symbol) {
        put(0b101, 3);
        put(symbol, 8);
    }

    private void put(long value, int count) {
        held |= value << heldBits;
        heldBits += count;
        while (heldBits >= 8) {
            bits.write((int) held);
            held >>>= 8;
            heldBits -= 8;
        }
    }

    private byte[] file() {
        put(0, 64 - 8);
        byte[] content = bits.toByteArray();
        byte[] chunk = ByteBuffer.allocate(8 + content.length + (content.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("VP8L"))
                .putInt(content.length)
                .put(content)
                .array();
        return riff(new byte[0], chunk);
    }

    private static byte[] riff(byte[] first, byte[] second) {
        return ByteBuffer.allocate(12 + first.length + second.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(4 + first.length + second.length)
                .put(ascii("WEBP"))
                .put(first)
                .put(second)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
