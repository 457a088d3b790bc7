package dev.amana.messaging.file;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Everything that a PDF draws or lets a reader see otherwise: notes, values of forms, bookmarks, and files in it. */
final class PdfText {
    /** Of notes, fields, bookmarks, labels of pages, links and names of files. */
    private static final Set<String> SAYING = Set.of(
            "Contents",
            "RC",
            "V",
            "DV",
            "TU",
            "Title",
            "Alt",
            "ActualText",
            "CA",
            "AC",
            "TI",
            "Opt",
            "Subj",
            "Desc",
            "UF",
            "F",
            "URI",
            "P",
            "JS");

    /** Which may be long enough for a stream. */
    private static final Set<String> RICH = Set.of("RC", "V");

    private static final int DEEPEST = 100;

    private final Writer text;
    private final List<COSStream> files = new ArrayList<>();

    private PdfText(Writer text) {
        this.text = text;
    }

    static void write(byte[] content, Writer text, OfficeText.Inner inner) throws IOException, FileFault {
        PdfText said = new PdfText(text);
        List<byte[]> files = Pdfs.open(content, document -> {
            drawAlsoEmpty(document);
            PDFTextStripper stripper = new CountingStripper();
            stripper.setSortByPosition(true);
            stripper.writeText(document, text);
            said.objects(document.getDocument());
            return said.contents();
        });
        for (byte[] file : files) {
            inner.read("", file);
        }
    }

    /** What is drawn, with what is drawn of notes and stamps over each page. */
    private static final class CountingStripper extends PDFTextStripper {
        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            PdfFilters.BUDGET.get().step(operator.getName());
            super.processOperator(operator, operands);
        }

        @Override
        protected void processTextPosition(TextPosition position) {
            PdfFilters.BUDGET.get().glyph();
            super.processTextPosition(position);
        }

        @Override
        protected void writePage() throws IOException {
            for (PDAnnotation annotation : getCurrentPage().getAnnotations()) {
                showAnnotation(annotation);
            }
            super.writePage();
        }
    }

    /** A page without a drawing is passed over, with the notes on it. */
    private static void drawAlsoEmpty(PDDocument document) throws IOException {
        for (PDPage page : document.getPages()) {
            if (!page.hasContents() && !page.getAnnotations().isEmpty()) {
                PDStream nothing = new PDStream(document);
                try (var out = nothing.createOutputStream()) {
                    out.write('\n');
                }
                page.setContents(nothing);
            }
        }
    }

    private void objects(COSDocument document) throws IOException {
        text.write('\n');
        for (COSObjectKey key : List.copyOf(document.getXrefTable().keySet())) {
            COSBase value = document.getObjectFromPool(key).getObject();
            if (value != null) {
                object(value, 0);
            }
        }
    }

    /** Direct objects only: what is referred to is met as an object of its own. */
    private void object(COSBase value, int depth) throws IOException {
        if (depth > DEEPEST) {
            return;
        }
        if (value instanceof COSArray array) {
            for (COSBase element : array) {
                if (element != null && !(element instanceof COSObject)) {
                    object(element, depth + 1);
                }
            }
        } else if (value instanceof COSDictionary dictionary) {
            for (COSName key : List.copyOf(dictionary.keySet())) {
                if (SAYING.contains(key.getName())) {
                    said(dictionary.getDictionaryObject(key), RICH.contains(key.getName()), 0);
                }
                COSBase element = dictionary.getItem(key);
                if (element != null && !(element instanceof COSObject)) {
                    object(element, depth + 1);
                }
            }
            file(dictionary);
        }
    }

    private void said(COSBase value, boolean rich, int depth) throws IOException {
        if (value instanceof COSString string) {
            text.write(string.getString() + "\n");
        } else if (rich && value instanceof COSStream stream) {
            text.write(stream.toTextString() + "\n");
        } else if (value instanceof COSArray array && depth < DEEPEST) {
            for (int i = 0; i < array.size(); i++) {
                COSBase element = array.getObject(i);
                if (element instanceof COSString || element instanceof COSArray) {
                    said(element, /* rich= */ false, depth + 1);
                }
            }
        }
    }

    private void file(COSDictionary dictionary) {
        if (dictionary instanceof COSStream stream && "EmbeddedFile".equals(stream.getNameAsString(COSName.TYPE))) {
            files.add(stream);
        }
        COSDictionary streams = dictionary.getCOSDictionary(COSName.EF);
        if (streams != null) {
            for (COSName key : streams.keySet()) {
                if (streams.getDictionaryObject(key) instanceof COSStream stream) {
                    files.add(stream);
                }
            }
        }
    }

    private List<byte[]> contents() throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (COSStream stream : files.stream().distinct().toList()) {
            try (var in = stream.createInputStream()) {
                contents.add(in.readAllBytes());
            }
        }
        return contents;
    }
}
