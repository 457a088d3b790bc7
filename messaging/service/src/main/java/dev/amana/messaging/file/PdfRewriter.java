package dev.amana.messaging.file;

import dev.amana.messaging.file.FileFault.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.jspecify.annotations.Nullable;

/**
 * A PDF without what tells of its author and without what acts by itself: Info, XMP, authors of comments, private data of
 * programs, scripts, launches, forms that send; signatures lose their names with their value. Files in it are judged like
 * any other. Names in its strings are replaced; in the drawn text they cannot be, and are left to the leak gate to find.
 */
final class PdfRewriter {
    private static final Set<String> DROPPED_KEYS = Set.of(
            "Metadata",
            "PieceInfo",
            "LastModified",
            "Thumb",
            "AA",
            "OpenAction",
            "JavaScript",
            "XFA",
            "Perms",
            "DSS",
            "Collection",
            "SpiderInfo",
            "Legal",
            "ByteRange",
            "Cert",
            "Reference",
            "AF");
    private static final Set<String> ACTING = Set.of(
            "JavaScript",
            "Launch",
            "SubmitForm",
            "ImportData",
            "GoToE",
            "GoToR",
            "Rendition",
            "Movie",
            "Sound",
            "RichMediaExecute",
            "ResetForm",
            "Hide",
            "Trans",
            "GoTo3DView");
    private static final Set<String> MARKUP = Set.of(
            "Text",
            "FreeText",
            "Line",
            "Square",
            "Circle",
            "Polygon",
            "PolyLine",
            "Highlight",
            "Underline",
            "Squiggly",
            "StrikeOut",
            "Stamp",
            "Caret",
            "Ink",
            "Popup",
            "FileAttachment",
            "Sound",
            "Redact");

    private final FileRewriter rewriter;
    private final Rewriting with;
    private final Budget budget;
    /** Files in it, with or without a specification that names them. */
    private final List<COSStream> files = new ArrayList<>();

    private final Set<COSStream> judged = Collections.newSetFromMap(new IdentityHashMap<>());

    PdfRewriter(FileRewriter rewriter, Rewriting with, Budget budget) {
        this.rewriter = rewriter;
        this.with = with;
        this.budget = budget;
    }

    byte[] rewritten(byte[] in) throws FileFault {
        try {
            return Pdfs.open(in, document -> saved(document, Arrays.hashCode(in)));
        } catch (IOException damaged) {
            throw new FileFault(Kind.UNREADABLE);
        }
    }

    private byte[] saved(PDDocument document, long id) throws IOException, FileFault {
        document.setAllSecurityToBeRemoved(true);
        document.setDocumentInformation(new PDDocumentInformation());
        clean(document.getDocument());
        document.getDocument().getTrailer().removeItem(COSName.ID);
        // Otherwise it is the time, and the same document would come out another one each time.
        document.setDocumentId(id);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private void clean(COSDocument document) throws IOException, FileFault {
        for (var key : List.copyOf(document.getXrefTable().keySet())) {
            COSObject object = document.getObjectFromPool(key);
            COSBase value = object.getObject();
            if (value != null) {
                clean(value, 0);
            }
        }
        clean(document.getTrailer(), 0);
        for (COSStream stream : files) {
            if (!judged.contains(stream)) {
                judge(stream, "");
            }
        }
    }

    /** Direct objects only: what is referred to is met as an object of its own. */
    private void clean(COSBase value, int depth) throws IOException, FileFault {
        if (depth > 100) {
            throw new FileFault(Kind.TOO_LARGE);
        }
        if (value instanceof COSDictionary dictionary) {
            dictionary(dictionary, depth);
        } else if (value instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                COSBase element = array.get(i);
                if (element instanceof COSString string) {
                    array.set(i, replaced(string));
                } else if (element != null && !(element instanceof COSObject)) {
                    clean(element, depth + 1);
                }
            }
        }
    }

    private void dictionary(COSDictionary dictionary, int depth) throws IOException, FileFault {
        if (isEmbeddedFile(dictionary)) {
            embedded(dictionary);
        }
        neutralise(dictionary);
        for (COSName key : List.copyOf(dictionary.keySet())) {
            COSBase element = dictionary.getItem(key);
            if (DROPPED_KEYS.contains(key.getName())) {
                dictionary.removeItem(key);
            } else if (element instanceof COSString string) {
                dictionary.setItem(key, replaced(string));
            } else if (element != null && !(element instanceof COSObject)) {
                clean(element, depth + 1);
            }
        }
        if (dictionary instanceof COSStream stream) {
            if ("EmbeddedFile".equals(stream.getNameAsString(COSName.TYPE))) {
                files.add(stream);
            }
            if ("Metadata".equals(stream.getNameAsString(COSName.TYPE))) {
                // Left out where a document refers to it as that; here something else refers to it.
                stream.createOutputStream().close();
            }
            picture(stream);
        }
    }

    private static void neutralise(COSDictionary dictionary) {
        String action = dictionary.getNameAsString(COSName.S);
        if (action != null && ACTING.contains(action) && isAction(dictionary)) {
            dictionary.clear();
            return;
        }
        dictionary.removeItem(COSName.getPDFName("JS"));
        String subtype = dictionary.getNameAsString(COSName.SUBTYPE);
        if (subtype != null && MARKUP.contains(subtype) && dictionary.containsKey(COSName.RECT)) {
            dictionary.removeItem(COSName.T);
        }
        String type = dictionary.getNameAsString(COSName.TYPE);
        boolean signature = "Sig".equals(type) || dictionary.containsKey(COSName.BYTERANGE);
        if (signature) {
            dictionary.clear();
            dictionary.setItem(COSName.TYPE, COSName.getPDFName("Sig"));
        }
    }

    private static boolean isAction(COSDictionary dictionary) {
        String type = dictionary.getNameAsString(COSName.TYPE);
        return type == null || type.equals("Action");
    }

    private COSString replaced(COSString string) {
        String text = string.getString();
        String replaced = with.text(text);
        return replaced.equals(text) ? string : new COSString(replaced);
    }

    private static boolean isEmbeddedFile(COSDictionary dictionary) {
        return dictionary.containsKey(COSName.EF);
    }

    /** What may not be relayed is told and leaves an empty file, since names and pages refer to it. */
    private void embedded(COSDictionary specification) throws IOException, FileFault {
        COSDictionary streams = specification.getCOSDictionary(COSName.EF);
        String name = specification.getString(COSName.UF, specification.getString(COSName.F, ""));
        if (streams == null) {
            return;
        }
        for (COSName key : List.copyOf(streams.keySet())) {
            if (streams.getDictionaryObject(key) instanceof COSStream stream && judged.add(stream)) {
                judge(stream, name == null ? "" : name);
            }
        }
    }

    private void judge(COSStream stream, String name) throws IOException, FileFault {
        stream.removeItem(COSName.PARAMS);
        byte[] content = contentOf(stream);
        try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(judged(name, content));
        }
    }

    private byte[] contentOf(COSStream stream) throws IOException, FileFault {
        try (var in = stream.createInputStream()) {
            return budget.read(in);
        }
    }

    private byte[] judged(String name, byte[] content) throws FileFault {
        try {
            return rewriter.inner(name, content, with, budget).content();
        } catch (FileFault fault) {
            if (fault.kind() == Kind.TOO_LARGE) {
                throw fault;
            }
            if (content.length > 0) {
                budget.leaveOut(name, fault.kind());
            }
            return new byte[0];
        }
    }

    /** Photographs stand in a PDF as they came from the camera or the scanner. */
    private static void picture(COSStream stream) throws IOException {
        COSName last = lastFilter(stream.getFilters());
        boolean jpeg = COSName.DCT_DECODE.equals(last);
        if (last == null || !(jpeg || COSName.JPX_DECODE.equals(last))) {
            return;
        }
        byte[] raw;
        // Perhaps packed once more by the filters before.
        try (var in = new PDStream(stream).createInputStream(List.of(last.getName()))) {
            raw = in.readAllBytes();
        }
        byte[] clean = jpeg ? JpegCleaner.clean(raw) : Jp2Cleaner.clean(raw);
        if (clean == null) {
            return;
        }
        stream.setItem(COSName.FILTER, last);
        stream.removeItem(COSName.DECODE_PARMS);
        try (var out = stream.createRawOutputStream()) {
            out.write(clean);
        }
    }

    private static @Nullable COSName lastFilter(@Nullable COSBase filters) {
        COSBase last = filters instanceof COSArray several && several.size() > 0
                ? several.getObject(several.size() - 1)
                : filters;
        return last instanceof COSName name ? name : null;
    }
}
