package dev.amana.canaries;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Office files: text, properties, comments, links, what is embedded. */
final class DocumentPlaces {
    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
    private static final String TYPES = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
    private static final String RELATIONS =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                    + "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";

    private DocumentPlaces() {}

    static List<Place> all() {
        List<Place> places = new ArrayList<>();
        word(places);
        sheets(places);
        open(places);
        return places;
    }

    static void place(List<Place> places, String name, String type, String file, Function<Planting, byte[]> content) {
        places.add(Place.of("document " + name, p -> p.mail("", p.with(Planting.file(type, file, content.apply(p))))));
    }

    private static void word(List<Place> places) {
        office(
                places,
                "text",
                "word/document.xml",
                p -> "<w:t>" + Planting.escaped(p.secret().all()) + "</w:t>");
        office(
                places,
                "text in runs",
                "word/document.xml",
                p -> "<w:r><w:t>" + Encodings.between(p.address(), "</w:t></w:r><w:r><w:t>") + "</w:t></w:r>");
        office(
                places,
                "text in entities",
                "word/document.xml",
                p -> "<w:t>" + Encodings.entities(p.address(), "&#x%x;") + "</w:t>");
        office(
                places,
                "properties",
                "docProps/core.xml",
                p -> "<dc:creator>" + p.name() + "</dc:creator><cp:lastModifiedBy>" + p.address()
                        + "</cp:lastModifiedBy>");
        office(
                places,
                "company",
                "docProps/app.xml",
                p -> "<Company>" + p.name() + "</Company><Manager>" + p.address() + "</Manager>");
        office(places, "own properties", "docProps/custom.xml", p -> "<property name=\"" + p.address() + "\"/>");
        office(
                places,
                "comments",
                "word/comments.xml",
                p -> "<w:comment w:author=\"" + p.name() + "\">" + p.address() + "</w:comment>");
        office(
                places,
                "people",
                "word/people.xml",
                p -> "<w15:person w15:author=\"" + p.name() + "\"><w15:presenceInfo w15:userId=\"" + p.address()
                        + "\"/></w15:person>");
        office(
                places,
                "links",
                "word/_rels/document.xml.rels",
                p -> "<Relationship Target=\"mailto:" + Encodings.percent(p.address())
                        + "\" TargetMode=\"External\"/>");
        office(
                places,
                "tracked change",
                "word/document.xml",
                p -> "<w:del w:author=\"" + p.name() + "\"><w:delText>" + p.address() + "</w:delText></w:del>");
        office(
                places,
                "footer",
                "word/footer1.xml",
                p -> "<w:t>" + p.secret().phone() + "</w:t><w:t>" + p.name() + "</w:t>");
        place(
                places,
                "docx picture",
                OOXML + "wordprocessingml.document",
                "a.docx",
                p -> docx(
                        "word/media/i.jpg",
                        PicturePlaces.jpegWith(0xFE, Bytes.utf8(p.secret().all()))));
        place(
                places,
                "docx embedded file",
                OOXML + "wordprocessingml.document",
                "a.docx",
                p -> docx("word/embeddings/o.docx", docx("docProps/core.xml", Bytes.utf8(p.address()))));
        place(
                places,
                "docx as octets",
                "application/octet-stream",
                "a.docx",
                p -> docx("docProps/core.xml", Bytes.utf8(p.address())));
        place(
                places,
                "old doc",
                "application/msword",
                "a.doc",
                p -> Bytes.concat(
                        new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
                        p.secret().all().getBytes(java.nio.charset.StandardCharsets.UTF_16LE)));
    }

    private static void office(List<Place> places, String name, String part, Function<Planting, String> content) {
        place(
                places,
                "docx " + name,
                OOXML + "wordprocessingml.document",
                "a.docx",
                p -> docx(
                        part, Bytes.utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?><x>" + content.apply(p) + "</x>")));
    }

    private static byte[] docx(String part, byte[] content) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("[Content_Types].xml", Bytes.utf8(TYPES));
        entries.put("_rels/.rels", Bytes.utf8(RELATIONS));
        entries.put(
                "word/document.xml",
                Bytes.utf8(
                        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p/></w:body></w:document>"));
        entries.put(part, content);
        return Bytes.zip(entries, "");
    }

    private static void sheets(List<Place> places) {
        String type = OOXML + "spreadsheetml.sheet";
        place(
                places,
                "xlsx strings",
                type,
                "a.xlsx",
                p -> Bytes.zip(
                        "xl/sharedStrings.xml",
                        Bytes.utf8("<si><t>" + p.address() + "</t></si><si><t>"
                                + p.secret().phone() + "</t></si>")));
        place(
                places,
                "xlsx comments",
                type,
                "a.xlsx",
                p -> Bytes.zip("xl/comments1.xml", Bytes.utf8("<author>" + p.name() + "</author>")));
        place(
                places,
                "xlsx names",
                type,
                "a.xlsx",
                p -> Bytes.zip("xl/workbook.xml", Bytes.utf8("<definedName comment=\"" + p.address() + "\"/>")));
        place(
                places,
                "pptx notes",
                OOXML + "presentationml.presentation",
                "a.pptx",
                p -> Bytes.zip("ppt/notesSlides/n.xml", Bytes.utf8("<a:t>" + p.address() + "</a:t>")));
    }

    private static void open(List<Place> places) {
        String type = "application/vnd.oasis.opendocument.text";
        place(
                places,
                "odt text",
                type,
                "a.odt",
                p -> Bytes.zip("content.xml", Bytes.utf8("<text:p>" + p.address() + "</text:p>")));
        place(
                places,
                "odt split text",
                type,
                "a.odt",
                p -> Bytes.zip(
                        "content.xml", Bytes.utf8("<text:p>" + p.name().replace(" ", "<text:s/>") + "</text:p>")));
        place(
                places,
                "odt properties",
                type,
                "a.odt",
                p -> Bytes.zip(
                        "meta.xml", Bytes.utf8("<meta:initial-creator>" + p.name() + "</meta:initial-creator>")));
        place(
                places,
                "odt comments",
                type,
                "a.odt",
                p -> Bytes.zip(
                        "content.xml",
                        Bytes.utf8(
                                "<office:annotation><dc:creator>" + p.name() + "</dc:creator></office:annotation>")));
        place(
                places,
                "ods settings",
                "application/vnd.oasis.opendocument.spreadsheet",
                "a.ods",
                p -> Bytes.zip("settings.xml", Bytes.utf8("<config>" + p.address() + "</config>")));
    }
}
