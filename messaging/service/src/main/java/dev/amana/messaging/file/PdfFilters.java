package dev.amana.messaging.file;

import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.filter.DecodeResult;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * Counts what comes out of each filter of a PDF. The library decodes whole streams into memory without a bound, also when
 * it only opens a document, and has no place where one could be set; so its filters are put inside of ours, once.
 */
final class PdfFilters {
    /** Whose document is being read; decoding outside of any is bounded for each stream only. */
    static final ScopedValue<PdfBudget> BUDGET = ScopedValue.newInstance();

    private static final Set<COSName> PICTURES = Set.of(COSName.DCT_DECODE, COSName.DCT_DECODE_ABBREVIATION);
    private static final long MOST_ROW_BYTES = 4L * 1024 * 1024;

    private PdfFilters() {}

    /** @throws IllegalStateException where the library has changed, since nothing would be bounded then */
    @SuppressWarnings("unchecked") // the declared type of the field
    static void bound() {
        try {
            Field field = FilterFactory.class.getDeclaredField("filters");
            field.setAccessible(true);
            Map<COSName, Filter> filters = (Map<COSName, Filter>) field.get(FilterFactory.INSTANCE);
            synchronized (FilterFactory.INSTANCE) {
                filters.replaceAll((name, filter) -> filter instanceof Bounded ? filter : new Bounded(name, filter));
            }
        } catch (ReflectiveOperationException | RuntimeException changed) {
            throw new IllegalStateException("The filters of the PDF library cannot be bounded", changed);
        }
    }

    private static final class Bounded extends Filter {
        private final COSName name;
        private final Filter filter;

        Bounded(COSName name, Filter filter) {
            this.name = name;
            this.filter = filter;
        }

        @Override
        public DecodeResult decode(InputStream encoded, OutputStream decoded, COSDictionary stream, int index)
                throws IOException {
            return decode(encoded, decoded, stream, index, DecodeOptions.DEFAULT);
        }

        @Override
        public DecodeResult decode(
                InputStream encoded, OutputStream decoded, COSDictionary stream, int index, DecodeOptions options)
                throws IOException {
            PdfBudget budget = BUDGET.isBound() ? BUDGET.get() : new PdfBudget();
            checkSizes(stream, budget);
            InputStream in = PICTURES.contains(name) ? checkedPicture(encoded, budget) : encoded;
            long most = COSName.XREF.equals(stream.getCOSName(COSName.TYPE))
                    ? PdfBudget.MOST_INDEX_BYTES
                    : PdfBudget.MOST_STREAM_BYTES;
            return filter.decode(in, new Counted(decoded, most, budget), stream, index, options);
        }

        @Override
        protected void encode(InputStream plain, OutputStream encoded, COSDictionary stream) throws IOException {
            filter.encode(plain, encoded, stream, 0);
        }

        /** Some filters take memory by what the dictionary says, before there is any content. */
        private static void checkSizes(COSDictionary stream, PdfBudget budget) {
            budget.pixels(stream.getInt(COSName.WIDTH, COSName.W, 1), stream.getInt(COSName.HEIGHT, COSName.H, 1));
            COSBase parameters = stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
            if (parameters instanceof COSDictionary one) {
                checkParameters(one, budget);
            } else if (parameters instanceof COSArray several) {
                for (int i = 0; i < several.size(); i++) {
                    if (several.getObject(i) instanceof COSDictionary one) {
                        checkParameters(one, budget);
                    }
                }
            }
        }

        private static void checkParameters(COSDictionary parameters, PdfBudget budget) {
            long columns = parameters.getInt(COSName.COLUMNS, 1);
            long bits = (long) parameters.getInt(COSName.COLORS, 1) * parameters.getInt(COSName.BITS_PER_COMPONENT, 8);
            if (columns < 0 || bits < 0 || bits > 4096 || columns * bits / 8 > MOST_ROW_BYTES) {
                budget.exceeded();
            }
            budget.pixels(columns, parameters.getInt(COSName.ROWS, 1));
        }

        /** A picture says its size at its head, whatever stands in the document around it. */
        private static InputStream checkedPicture(InputStream encoded, PdfBudget budget) throws IOException {
            byte[] picture = encoded.readNBytes((int) PdfBudget.MOST_STREAM_BYTES);
            try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
                Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
                if (readers.hasNext()) {
                    ImageReader reader = readers.next();
                    try {
                        reader.setInput(in, true, true);
                        budget.pixels(reader.getWidth(0), reader.getHeight(0));
                    } finally {
                        reader.dispose();
                    }
                }
            }
            return new ByteArrayInputStream(picture);
        }
    }

    private static final class Counted extends FilterOutputStream {
        private final PdfBudget budget;
        private long left;

        Counted(OutputStream out, long most, PdfBudget budget) {
            super(out);
            this.left = most;
            this.budget = budget;
        }

        @Override
        public void write(int b) throws IOException {
            count(1);
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            count(length);
            out.write(bytes, from, length);
        }

        private void count(int bytes) {
            left -= bytes;
            if (left < 0) {
                budget.exceeded();
            }
            budget.decoded(bytes);
        }
    }
}
