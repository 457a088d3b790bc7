package dev.amana.payments.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A number as a QR code: black on white with the quiet zone that ISO/IEC 18004 asks for, readable from a scratched screen. */
final class QrPicture {
    private static final int SIZE_PIXELS = 360;
    private static final Map<EncodeHintType, Object> HINTS =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.Q, EncodeHintType.MARGIN, 4);

    private QrPicture() {}

    static byte[] png(String number) {
        try {
            var matrix = new QRCodeWriter().encode(number, BarcodeFormat.QR_CODE, SIZE_PIXELS, SIZE_PIXELS, HINTS);
            var png = new ByteArrayOutputStream();
            MatrixToImageWriter.writeToStream(matrix, "PNG", png);
            return png.toByteArray();
        } catch (WriterException e) {
            throw new IllegalStateException("Sixteen digits fit into any QR code", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
