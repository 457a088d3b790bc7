package dev.amana.messaging.file;

import dev.amana.messaging.file.FileFault.Kind;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Documents of Microsoft Office since 2007 (OOXML) and OpenDocument: archives of XML. Properties, previews, signatures and
 * printer settings go, authors of comments and changes lose their names, pictures their metadata, files in it are judged
 * like any other, and names in texts are replaced also where they run across pieces of a paragraph.
 */
final class OfficeRewriter {
    private static final Map<String, String> BLANK = Map.of(
            "docProps/core.xml",
            "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>",
            "docProps/app.xml",
            "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>",
            "docProps/custom.xml",
            "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"/>",
            "meta.xml",
            "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                    + " office:version=\"1.3\"/>");

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private static final Pattern LEFT_OUT = Pattern.compile(
            "docProps/thumbnail.*|Thumbnails/.*|_xmlsignatures/.*|META-INF/.*signatures\\.xml|.*/printerSettings/.*"
                    + "|.*printerSettings\\d*\\.bin|Configurations2/.*|layout-cache|manifest\\.rdf|.*\\.tmp",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MACROS =
            Pattern.compile(".*vba.*|Basic/.*|Scripts/.*|.*macrosheets/.*", Pattern.CASE_INSENSITIVE);
    private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png", "gif", "webp", "tif", "tiff", "bmp");
    /** With where and when and by whom they were recorded; alone they are not relayed either. */
    private static final Set<String> DRAWINGS = Set.of("emf", "wmf", "emz", "wmz");

    private static final Set<String> SOUND_AND_FILM = Set.of(
            "mp4", "m4v", "mov", "avi", "wmv", "mpg", "mpeg", "mkv", "webm", "3gp", "mp3", "m4a", "wav", "wma", "aac",
            "ogg");

    private static final Set<String> FILES = Set.of("docx", "xlsx", "pptx", "odt", "ods", "odp", "pdf", "zip", "txt");

    private final FileRewriter files;
    private final Rewriting with;
    private final Budget budget;

    OfficeRewriter(FileRewriter files, Rewriting with, Budget budget) {
        this.files = files;
        this.with = with;
        this.budget = budget;
    }

    byte[] rewritten(byte[] archive) throws FileFault {
        Map<String, byte[]> entries = Zips.entries(archive, budget);
        boolean office = entries.containsKey("[Content_Types].xml") || entries.containsKey("META-INF/manifest.xml");
        if (!office) {
            throw new FileFault(Kind.UNREADABLE);
        }
        OfficeXml xml = new OfficeXml(with);
        Map<String, byte[]> kept = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            byte[] content = entry(entry.getKey(), entry.getValue(), xml);
            if (content != null) {
                kept.put(entry.getKey(), content);
            }
        }
        return Zips.archive(kept);
    }

    private byte @Nullable [] entry(String name, byte[] content, OfficeXml xml) throws FileFault {
        if (MACROS.matcher(name).matches()) {
            throw new FileFault(Kind.EXECUTABLE);
        }
        if (LEFT_OUT.matcher(name).matches()) {
            return null;
        }
        String blank = BLANK.get(name);
        if (blank != null) {
            return (HEAD + blank).getBytes(StandardCharsets.UTF_8);
        }
        String extension = FileNames.extension(name);
        if (extension.equals("xml") || extension.equals("rels") || extension.equals("vml") || extension.equals("svg")) {
            return xml.rewritten(content, LEFT_OUT);
        }
        if (PICTURES.contains(extension)) {
            return picture(content);
        }
        if (DRAWINGS.contains(extension)) {
            return drawing(name, content);
        }
        if (SOUND_AND_FILM.contains(extension)) {
            budget.leaveOut(name, Kind.NOT_ALLOWED);
            return new byte[0];
        }
        String lower = name.toLowerCase(Locale.ROOT);
        boolean inner = FILES.contains(extension) || lower.contains("embeddings/") || lower.startsWith("object");
        return inner ? judged(name, content) : content;
    }

    /** What cannot be looked into, such as a packed one, leaves an empty file. */
    private byte[] drawing(String name, byte[] content) {
        byte[] clean = EmfCleaner.isOne(content) ? EmfCleaner.clean(content) : WmfCleaner.clean(content);
        if (clean == null) {
            budget.leaveOut(name, Kind.NOT_ALLOWED);
            return new byte[0];
        }
        return clean;
    }

    private static byte[] picture(byte[] content) throws FileFault {
        FileType type = FileTypes.of("", "", content);
        return type.isPicture()
                ? FileRewriter.picture(new NamedFile("", type, content)).content()
                : content;
    }

    /** What may not be relayed leaves an empty file, since the document refers to it. */
    private byte[] judged(String name, byte[] content) throws FileFault {
        try {
            return files.inner(name.substring(name.lastIndexOf('/') + 1), content, with, budget)
                    .content();
        } catch (FileFault fault) {
            if (fault.kind() == Kind.TOO_LARGE) {
                throw fault;
            }
            budget.leaveOut(name, fault.kind());
            return new byte[0];
        }
    }
}
