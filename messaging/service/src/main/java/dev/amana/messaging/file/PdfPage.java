package dev.amana.messaging.file;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** Draws a page of a document that {@link Pdfs} opened, and gives up where that would take too long. */
public final class PdfPage {
    private PdfPage() {}

    /** @param index counted from 0 */
    public static BufferedImage drawn(PDDocument document, int index, float scale) throws IOException {
        return new Renderer(document).renderImage(index, scale);
    }

    private static final class Renderer extends PDFRenderer {
        Renderer(PDDocument document) {
            super(document);
        }

        @Override
        protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
            return new Drawer(parameters);
        }
    }

    private static final class Drawer extends PageDrawer {
        Drawer(PageDrawerParameters parameters) throws IOException {
            super(parameters);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            PdfFilters.BUDGET.get().step(operator.getName());
            super.processOperator(operator, operands);
        }

        @Override
        protected void showGlyph(Matrix rendering, PDFont font, int code, Vector displacement) throws IOException {
            PdfFilters.BUDGET.get().drawn();
            super.showGlyph(rendering, font, code, displacement);
        }

        @Override
        public void strokePath() throws IOException {
            PdfFilters.BUDGET.get().drawn();
            super.strokePath();
        }

        @Override
        public void fillPath(int windingRule) throws IOException {
            PdfFilters.BUDGET.get().drawn();
            super.fillPath(windingRule);
        }
    }
}
