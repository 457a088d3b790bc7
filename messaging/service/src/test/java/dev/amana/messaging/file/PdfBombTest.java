package dev.amana.messaging.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.messaging.file.FileFault.Kind;
import dev.amana.messaging.review.SafeView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small PDFs out of which far more would come than fits in memory. */
class PdfBombTest {
    private static final long HUGE = 100L * 1024 * 1024;
    private static final String DRAWN = "BT /F1 12 Tf 10 700 Td (Ordinary words) Tj ET";

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bomb(String name, byte[] pdf) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Bomb> bombs() {
        byte[] huge = deflated(new byte[0], HUGE);
        Map<String, byte[]> all = new TreeMap<>();
        all.put("content", page(stream("/Filter /FlateDecode", huge), ""));
        all.put(
                "content in two filters",
                page(
                        stream(
                                "/Filter [/ASCIIHexDecode /FlateDecode]",
                                bytes(HexFormat.of().formatHex(huge) + ">")),
                        ""));
        all.put("content in run lengths", page(stream("/Filter [/FlateDecode /RunLengthDecode]", runs()), ""));
        all.put(
                "content with a predictor",
                page(
                        stream(
                                "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Colors 32 /Columns 200000000 >>",
                                deflated(bytes(DRAWN), 0)),
                        ""));
        List<byte[]> forms = new ArrayList<>();
        for (int i = 6; i < 20; i++) {
            forms.add(stream(
                    "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X " + (i + 1)
                            + " 0 R >> >>",
                    bytes(i < 19 ? "/X Do /X Do /X Do" : "q Q")));
        }
        all.put("forms of forms", page(forms.getFirst(), "/XObject << /X 7 0 R >>", forms.toArray(byte[][]::new)));
        all.put(
                "codes",
                page(
                        stream("", bytes(DRAWN)),
                        "/Font << /F1 6 0 R >>",
                        bytes("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>"),
                        stream(
                                "",
                                bytes(
                                        "begincmap 1 beginbfrange <00000000> <7FFFFFFF> <00000020> endbfrange endcmap"))));
        all.put(
                "picture",
                page(
                        stream("", bytes("/X Do")),
                        "/XObject << /X 6 0 R >>",
                        stream(
                                "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceRGB",
                                bytes("x"))));
        return all.entrySet().stream()
                .map(entry -> new Bomb(entry.getKey(), entry.getValue()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void cannotBeExaminedAndIsLeftOutAsTooLarge(Bomb bomb) {
        assertThat(bomb.pdf()).hasSizeLessThan(2_000_000);
        assertThatThrownBy(() -> FileText.ofPdf(bomb.pdf()))
                .isInstanceOfSatisfying(
                        FileFault.class, fault -> assertThat(fault.kind()).isEqualTo(Kind.TOO_LARGE));
        assertThat(new FileText(FilePolicy.standard(), 1_000_000)
                        .of(new NamedFile("a.pdf", FileType.PDF, bomb.pdf()))
                        .whole())
                .isFalse();
        assertThat(SafeView.of("application/pdf", bomb.pdf(), 1)).isEmpty();
    }

    private static byte[] runs() {
        byte[] pair = {(byte) 129, 'x'};
        ByteArrayOutputStream runs = new ByteArrayOutputStream();
        for (int i = 0; i < 1_000_000; i++) {
            runs.writeBytes(pair);
        }
        return deflated(runs.toByteArray(), 0);
    }

    /** One page; {@code more} are the objects from 6 on. */
    private static byte[] page(byte[] content, String resources, byte[]... more) {
        List<byte[]> objects = new ArrayList<>();
        objects.add(bytes("<< /Type /Catalog /Pages 2 0 R >>"));
        objects.add(bytes("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"));
        String fonts = resources.contains("/Font") ? "" : "/Font << /F1 5 0 R >> ";
        objects.add(bytes("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << " + fonts
                + resources + " >> >>"));
        objects.add(content);
        objects.add(bytes("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"));
        objects.addAll(List.of(more));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes("%PDF-1.7\n"));
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n \n".formatted(out.size()));
            out.writeBytes(bytes((i + 1) + " 0 obj\n"));
            out.writeBytes(objects.get(i));
            out.writeBytes(bytes("\nendobj\n"));
        }
        int start = out.size();
        out.writeBytes(bytes("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n" + table
                + "trailer\n<< /Root 1 0 R /Size " + (objects.size() + 1) + " >>\nstartxref\n" + start + "\n%%EOF\n"));
        return out.toByteArray();
    }

    private static byte[] stream(String dictionary, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes("<< /Length " + content.length + " " + dictionary + " >>\nstream\n"));
        out.writeBytes(content);
        out.writeBytes(bytes("\nendstream"));
        return out.toByteArray();
    }

    /** @param blanks that follow, never held in memory */
    private static byte[] deflated(byte[] content, long blanks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] piece = bytes(" ".repeat(65_536));
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(content);
            for (long left = blanks; left > 0; left -= piece.length) {
                deflater.write(piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
