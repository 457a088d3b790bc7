package dev.amana.canaries;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What stands in a PDF beside its text and in it, and how its strings and streams are encoded. */
final class PdfPlaces {
    private PdfPlaces() {}

    static List<Place> all() {
        List<Place> places = new ArrayList<>();
        strings(places);
        text(places);
        objects(places);
        return places;
    }

    private static void place(List<Place> places, String name, Function<Planting, byte[]> content) {
        DocumentPlaces.place(places, name, "application/pdf", "a.pdf", content);
    }

    private static void strings(List<Place> places) {
        place(places, "pdf info", p -> Pdf.info(Pdf.literal(p.secret().all())));
        place(places, "pdf info escaped", p -> Pdf.info(Pdf.octal(p.secret().all())));
        place(places, "pdf info hexadecimal", p -> Pdf.info(Pdf.hex(p.secret().all())));
        place(places, "pdf info utf-16", p -> Pdf.info(Pdf.utf16(p.secret().all())));
        place(
                places,
                "pdf info over lines",
                p -> Pdf.info(Pdf.continued(p.secret().all())));
    }

    private static void text(List<Place> places) {
        place(
                places,
                "pdf text",
                p -> Pdf.text("BT /F1 12 Tf 10 10 Td " + Pdf.literal(p.secret().all()) + " Tj ET", false));
        place(
                places,
                "pdf compressed text",
                p -> Pdf.text("BT /F1 12 Tf 10 10 Td " + Pdf.literal(p.secret().all()) + " Tj ET", true));
        place(places, "pdf kerned text", p -> Pdf.text("BT /F1 12 Tf [" + Pdf.kerned(p.address()) + "] TJ ET", true));
        place(places, "pdf hexadecimal text", p -> Pdf.text("BT /F1 12 Tf " + Pdf.hex(p.address()) + " Tj ET", true));
    }

    private static void objects(List<Place> places) {
        place(places, "pdf metadata", p -> Pdf.stream("/Type /Metadata /Subtype /XML", PicturePlaces.xmp(p), false));
        place(
                places,
                "pdf link",
                p -> Pdf.object("<< /Type /Annot /Subtype /Link /A << /S /URI /URI "
                        + Pdf.literal("mailto:" + p.address()) + " >> >>"));
        place(
                places,
                "pdf note",
                p -> Pdf.object("<< /Type /Annot /Subtype /Text /T " + Pdf.utf16(p.name()) + " /Contents "
                        + Pdf.literal(p.secret().all()) + " >>"));
        place(
                places,
                "pdf attachment",
                p -> Pdf.stream("/Type /EmbeddedFile", Bytes.utf8(p.secret().all()), true));
        place(
                places,
                "pdf attached zip",
                p -> Pdf.stream(
                        "/Type /EmbeddedFile",
                        Bytes.zip("a.txt", Bytes.utf8(p.secret().all())),
                        true));
        place(
                places,
                "pdf picture",
                p -> Pdf.stream(
                        "/Subtype /Image /Filter /DCTDecode",
                        PicturePlaces.jpegWith(0xFE, Bytes.utf8(p.secret().all())),
                        false));
        place(
                places,
                "pdf picture in a list of filters",
                p -> Pdf.stream(
                        "/Subtype /Image /Filter [/DCTDecode]",
                        PicturePlaces.jpegWith(0xFE, Bytes.utf8(p.secret().all())),
                        false));
        place(
                places,
                "pdf object stream",
                p -> Pdf.stream(
                        "/Type /ObjStm /N 1 /First 4",
                        Bytes.concat(
                                Bytes.latin("9 0 << /Author "),
                                Bytes.latin(Pdf.utf16(p.secret().all())),
                                Bytes.latin(" >>")),
                        true));
        place(places, "pdf ascii hex stream", p -> Pdf.asciiHex(Bytes.utf8("BT (" + p.address() + ") Tj ET")));
        place(places, "pdf ascii 85 stream", p -> Pdf.ascii85(Bytes.utf8("BT (" + p.address() + ") Tj ET")));
        place(
                places,
                "pdf tail",
                p -> Bytes.concat(Pdf.info("()"), Bytes.utf8(p.secret().all())));
        place(places, "pdf head", p -> Bytes.concat(Bytes.utf8(p.secret().all() + "\n"), Pdf.info("()")));
    }
}
