package dev.amana.messaging.export;

import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.text.AttributedString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/**
 * Sets paragraphs on pages. The lines are shaped by the JDK's own text engine, with the system's fonts: it joins Arabic
 * letters, orders mixed directions and finds a font for each script, which no PDF library does. They are drawn as outlines,
 * so that they look the same everywhere; for searching, the document carries the words as a file.
 */
final class Pages implements AutoCloseable {
    private static final float MARGIN = 56;
    private static final float LEADING = 1.35f;
    private static final FontRenderContext OUTLINES = new FontRenderContext(null, true, true);
    private static final float QUADRATIC = 2f / 3f;

    private final PDDocument document;
    private @Nullable PDPageContentStream canvas;
    private float y;

    Pages(PDDocument document) {
        this.document = document;
    }

    /** How a paragraph looks. */
    enum Style {
        TITLE(16, Font.BOLD, 0x000000),
        HEAD(10, Font.BOLD, 0x1f3a5f),
        BODY(10, Font.PLAIN, 0x000000),
        QUIET(8, Font.PLAIN, 0x404040);

        private final int size;
        private final int weight;
        private final int rgb;

        Style(int size, int weight, int rgb) {
            this.size = size;
            this.weight = weight;
            this.rgb = rgb;
        }

        Font font() {
            return new Font(Font.SANS_SERIF, weight, size);
        }

        float lineHeight() {
            return size * LEADING;
        }
    }

    void gap(float points) {
        y -= points;
    }

    void paragraph(Style style, String text) throws IOException {
        for (String line : text.replace("\r", "").replace('\t', ' ').split("\n", -1)) {
            if (line.isBlank()) {
                gap(style.lineHeight());
            } else {
                lines(style, line);
            }
        }
    }

    private void lines(Style style, String text) throws IOException {
        AttributedString attributed = new AttributedString(text);
        attributed.addAttribute(TextAttribute.FONT, style.font());
        LineBreakMeasurer measurer = new LineBreakMeasurer(attributed.getIterator(), OUTLINES);
        float width = PDRectangle.A4.getWidth() - 2 * MARGIN;
        while (measurer.getPosition() < text.length()) {
            line(style, measurer.nextLayout(width), width);
        }
    }

    private void line(Style style, TextLayout layout, float width) throws IOException {
        float height = style.lineHeight();
        PDPageContentStream on = roomFor(height);
        y -= height;
        float x = layout.isLeftToRight() ? MARGIN : MARGIN + width - layout.getVisibleAdvance();
        on.setNonStrokingColor(new Color(style.rgb));
        fill(on, layout.getOutline(null), x, y);
    }

    private PDPageContentStream roomFor(float height) throws IOException {
        if (canvas == null || y - height < MARGIN) {
            close();
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            canvas = new PDPageContentStream(document, page);
            y = page.getMediaBox().getHeight() - MARGIN;
        }
        return canvas;
    }

    /** Java's y grows downwards, a page's upwards. */
    private static void fill(PDPageContentStream on, Shape shape, float dx, float dy) throws IOException {
        float[] p = new float[6];
        float lastX = 0;
        float lastY = 0;
        boolean drawn = false;
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            switch (path.currentSegment(p)) {
                case PathIterator.SEG_MOVETO -> on.moveTo(dx + p[0], dy - p[1]);
                case PathIterator.SEG_LINETO -> on.lineTo(dx + p[0], dy - p[1]);
                case PathIterator.SEG_QUADTO -> {
                    on.curveTo(
                            dx + lastX + QUADRATIC * (p[0] - lastX),
                            dy - lastY - QUADRATIC * (p[1] - lastY),
                            dx + p[2] + QUADRATIC * (p[0] - p[2]),
                            dy - p[3] - QUADRATIC * (p[1] - p[3]),
                            dx + p[2],
                            dy - p[3]);
                    p[0] = p[2];
                    p[1] = p[3];
                }
                case PathIterator.SEG_CUBICTO -> {
                    on.curveTo(dx + p[0], dy - p[1], dx + p[2], dy - p[3], dx + p[4], dy - p[5]);
                    p[0] = p[4];
                    p[1] = p[5];
                }
                default -> on.closePath();
            }
            lastX = p[0];
            lastY = p[1];
            drawn = true;
        }
        if (drawn) {
            on.fill();
        }
    }

    @Override
    public void close() throws IOException {
        if (canvas != null) {
            canvas.close();
            canvas = null;
        }
    }
}
