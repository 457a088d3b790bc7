package dev.amana.canaries;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Small PDF files, written by hand, with strings and streams in every notation. */
final class Pdf {
    private Pdf() {}

    static String literal(String text) {
        return "("
                + Planting.wire(text).replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")";
    }

    static String octal(String text) {
        StringBuilder out = new StringBuilder("(");
        for (byte b : Bytes.utf8(text)) {
            out.append("\\%03o".formatted(b & 0xFF));
        }
        return out.append(')').toString();
    }

    static String hex(String text) {
        return "<" + Encodings.everyByte(Bytes.utf8(text), ' ').replace(" ", "") + ">";
    }

    static String utf16(String text) {
        return "<FEFF"
                + Encodings.everyByte(text.getBytes(StandardCharsets.UTF_16BE), ' ')
                        .replace(" ", "") + ">";
    }

    static String continued(String text) {
        return "(" + Planting.wire(Encodings.between(text, "\\\n")) + ")";
    }

    static String kerned(String text) {
        return "(" + Planting.wire(Encodings.between(text, ") -20 (")) + ")";
    }

    static byte[] info(String author) {
        return document("5 0 obj\n<< /Author " + author + " >>\nendobj\n", new byte[0], "/Info 5 0 R");
    }

    static byte[] object(String object) {
        return document("5 0 obj\n" + object + "\nendobj\n", new byte[0], "");
    }

    static byte[] text(String operators, boolean compressed) {
        return stream("", Bytes.latin(operators), compressed);
    }

    static byte[] stream(String dictionary, byte[] content, boolean compressed) {
        byte[] data = compressed ? Bytes.deflated(content) : content;
        String filter = compressed ? " /Filter /FlateDecode" : "";
        return filtered(dictionary + filter, data);
    }

    static byte[] asciiHex(byte[] content) {
        return filtered(
                "/Filter /ASCIIHexDecode",
                Bytes.latin(Encodings.everyByte(content, ' ').replace(" ", "") + ">"));
    }

    static byte[] ascii85(byte[] content) {
        StringBuilder out = new StringBuilder();
        byte[] padded = Bytes.concat(content, Bytes.latin(" ".repeat((4 - content.length % 4) % 4)));
        for (int i = 0; i < padded.length; i += 4) {
            long word = ((padded[i] & 0xFFL) << 24)
                    | ((padded[i + 1] & 0xFF) << 16)
                    | ((padded[i + 2] & 0xFF) << 8)
                    | (padded[i + 3] & 0xFF);
            char[] five = new char[5];
            for (int j = 4; j >= 0; j--) {
                five[j] = (char) ('!' + word % 85);
                word /= 85;
            }
            out.append(five);
        }
        return filtered("/Filter /ASCII85Decode", Bytes.latin(out + "~>"));
    }

    private static byte[] filtered(String dictionary, byte[] data) {
        String head = "5 0 obj\n<< " + dictionary + " /Length " + data.length + " >>\nstream\n";
        return document(head, Bytes.concat(data, Bytes.latin("\nendstream\nendobj\n")), "");
    }

    /** Five objects with their table, so that every reader takes it. */
    private static byte[] document(String fifthHead, byte[] fifthTail, String trailer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringBuilder table = new StringBuilder("0000000000 65535 f \n");
        out.writeBytes(Bytes.latin("%PDF-1.5\n"));
        String[] objects = {
            "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
            "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n",
            "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 5 0 R"
                    + " /Resources << /Font << /F1 4 0 R >> >> >>\nendobj\n",
            "4 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n"
        };
        for (String object : objects) {
            table.append("%010d 00000 n \n".formatted(out.size()));
            out.writeBytes(Bytes.latin(object));
        }
        table.append("%010d 00000 n \n".formatted(out.size()));
        out.writeBytes(Bytes.latin(fifthHead));
        out.writeBytes(fifthTail);
        int start = out.size();
        out.writeBytes(Bytes.latin("xref\n0 6\n" + table + "trailer\n<< /Size 6 /Root 1 0 R " + trailer
                + " >>\nstartxref\n" + start + "\n%%EOF\n"));
        return out.toByteArray();
    }
}
