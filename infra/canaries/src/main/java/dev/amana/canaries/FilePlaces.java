package dev.amana.canaries;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** File names, text files, calendars, contact cards and archives. */
final class FilePlaces {
    private FilePlaces() {}

    static List<Place> all() {
        List<Place> places = new ArrayList<>();
        names(places);
        texts(places);
        archives(places);
        return places;
    }

    private static Place file(String name, String type, String fileName, Function<Planting, byte[]> content) {
        return Place.of("file " + name, p -> p.mail("", p.with(Planting.file(type, fileName, content.apply(p)))));
    }

    private static void names(List<Place> places) {
        byte[] words = Bytes.utf8("Nothing but words.");
        places.add(named("plain", p -> "filename=\"" + Planting.wire(p.address()) + ".txt\""));
        places.add(named("2231", p -> "filename*=utf-8''" + Encodings.percent(p.address()) + ".txt"));
        places.add(named(
                "2231 in pieces",
                p -> "filename*0*=utf-8''" + Encodings.percent(p.address().substring(0, 3)) + ";\r\n filename*1*="
                        + Encodings.percent(p.address().substring(3)) + ";\r\n filename*2=\".txt\""));
        places.add(named(
                "2231 out of order",
                p -> "filename*1=\"" + Planting.wire(p.address().substring(4)) + ".txt\"; filename*0=\""
                        + Planting.wire(p.address().substring(0, 4)) + "\""));
        places.add(named(
                "encoded word",
                p -> "filename=\"" + Encodings.encodedWord(p.name() + ".txt", StandardCharsets.UTF_8) + "\""));
        places.add(named("split words", p -> "filename=\"" + Encodings.splitWords(p.address() + ".txt", 3) + "\""));
        places.add(named("percent", p -> "filename=\"" + Encodings.percent(p.address()) + ".txt\""));
        places.add(named(
                "joined",
                p -> "filename=\""
                        + Encodings.encodedWord(p.name().replace(" ", "") + "_2.txt", StandardCharsets.UTF_8)
                        + "\""));
        places.add(named("path", p -> "filename=\"C:\\\\Users\\\\" + Planting.wire(p.address()) + "\\\\list.txt\""));
        places.add(Place.of(
                "file name of the type only",
                p -> p.mail(
                        "",
                        p.with("Content-Disposition: attachment\r\n"
                                + Planting.part(
                                        "text/plain; name=\"" + Planting.wire(p.address()) + ".txt\"",
                                        "base64",
                                        Encodings.base64(words))))));
        places.add(Place.of(
                "headers of a part",
                p -> p.mail(
                        "",
                        p.with("X-Owner: " + Planting.wire(p.secret().all()) + "\r\nContent-Description: "
                                + Planting.wire(p.name()) + "\r\nContent-Location: " + Planting.wire(p.address())
                                + "\r\nContent-ID: <" + Planting.wire(p.address()) + ">\r\n"
                                + Planting.file("text/plain", "list.txt", words)))));
    }

    private static Place named(String name, Function<Planting, String> parameter) {
        return Place.of(
                "file name " + name,
                p -> p.mail(
                        "",
                        p.with("Content-Disposition: attachment; " + parameter.apply(p) + "\r\n"
                                + Planting.part(
                                        "text/plain", "base64", Encodings.base64(Bytes.utf8("Nothing but words."))))));
    }

    private static void texts(List<Place> places) {
        places.add(file(
                "csv",
                "text/csv; charset=utf-8",
                "list.csv",
                p -> Bytes.utf8("name;mail\n\"" + p.name() + "\";" + p.address() + ";"
                        + p.secret().phone())));
        places.add(file(
                "csv with a name in columns",
                "text/csv",
                "list.csv",
                p -> Bytes.utf8("name,first\r\n" + p.name().replaceFirst("(.*) (\\S+)$", "$2,$1") + "\r\n")));
        places.add(file(
                "csv utf-16",
                "text/csv",
                "list.csv",
                p -> ("name,mail\r\n" + p.name() + "," + p.address()).getBytes(StandardCharsets.UTF_16)));
        places.add(file(
                "text latin",
                "text/plain; charset=iso-8859-1",
                "list.txt",
                p -> Bytes.latin(p.address() + " " + p.secret().phone())));
        places.add(file(
                "text iso-2022-jp",
                "text/plain; charset=iso-2022-jp",
                "list.txt",
                p -> ("宛先 " + p.secret().all()).getBytes(Charset.forName("ISO-2022-JP"))));
        places.add(file(
                "html",
                "text/html",
                "page.html",
                p -> Bytes.utf8(p.html(p.secret().all()))));
        places.add(file("xml", "application/xml", "a.xml", p -> Bytes.utf8("<a><b>" + p.address() + "</b></a>")));
        places.add(file(
                "json",
                "application/json",
                "a.json",
                p -> Bytes.utf8("{\"mail\":\"" + Encodings.entities(p.address(), "\\u%04x") + "\"}")));
        places.add(file(
                "rich text",
                "text/rtf",
                "a.rtf",
                p -> Bytes.latin("{\\rtf1{\\info{\\author " + Planting.wire(p.name()) + "}} "
                        + Encodings.everyByte(Bytes.latin(p.address()), '\'').replace("'", "\\'") + "}")));
        places.add(file(
                "unknown",
                "application/x-thing",
                "a.bin",
                p -> Bytes.utf8("\0\1" + p.secret().all())));
        places.add(file(
                "claims to be text",
                "text/plain",
                "a.txt",
                p -> Bytes.concat(
                        new byte[] {0, 1, 2, (byte) 0xFF}, Bytes.utf8(p.secret().all()))));
        places.add(file(
                "calendar",
                "text/calendar; method=REQUEST; charset=utf-8",
                "invite.ics",
                p -> Bytes.utf8(calendar(p))));
        places.add(Place.of(
                "calendar as alternative",
                p -> p.mail(
                        "",
                        p.multipart("alternative", p.body(), p.entity("text/calendar; method=REQUEST", calendar(p))))));
        places.add(
                file("calendar, other type", "application/octet-stream", "invite.ics", p -> Bytes.utf8(calendar(p))));
        places.add(file("card", "text/vcard", "me.vcf", p -> Bytes.utf8(card(p))));
        places.add(file(
                "card 2.1",
                "text/x-vcard",
                "me.vcf",
                p -> Bytes.latin("BEGIN:VCARD\r\nVERSION:2.1\r\nFN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:"
                        + Encodings.everyByte(Bytes.utf8(p.name()), '=') + "\r\nEMAIL;INTERNET:"
                        + Planting.wire(p.address()) + "\r\nEND:VCARD\r\n")));
        places.add(file("card, other type", "text/plain", "me.txt", p -> Bytes.utf8(card(p))));
        places.add(file("winmail.dat", "application/ms-tnef", "winmail.dat", p -> Tnef.with(p.secret())));
        places.add(
                file("winmail.dat, other type", "application/octet-stream", "winmail.dat", p -> Tnef.with(p.secret())));
    }

    static String calendar(Planting p) {
        String folded = ("DESCRIPTION:" + p.secret().all()).replaceAll("(.{20})", "$1\r\n ");
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//" + p.name()
                + "//\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1-"
                + p.address()
                + "\r\nDTSTAMP:20261121T120000Z\r\nDTSTART:20261122T120000Z\r\nSUMMARY:Handover\r\nORGANIZER;CN=\""
                + p.name() + "\";SENT-BY=\"mailto:"
                + p.address() + "\":mailto:" + p.address() + "\r\nATTENDEE;CN=" + p.name() + ":MAILTO:" + p.address()
                + "\r\nCONTACT:" + p.secret().phone() + "\r\nX-ALT-DESC;FMTTYPE=text/html:<a href=\"mailto:"
                + p.address() + "\">x</a>\r\n" + folded
                + "\r\nATTACH;ENCODING=BASE64;VALUE=BINARY:"
                + Encodings.base64(Bytes.utf8(p.secret().all()), 0)
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    private static String card(Planting p) {
        return "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:" + p.name() + "\r\nN:"
                + p.name().replace(" ", ";") + "\r\nEMAIL:"
                + p.address() + "\r\nTEL;VALUE=uri:tel:" + p.secret().phone().replace(" ", "-") + "\r\nURL:mailto:"
                + p.address() + "\r\nNOTE:" + p.secret().all() + "\r\nEND:VCARD\r\n";
    }

    private static void archives(List<Place> places) {
        places.add(file(
                "zip",
                "application/zip",
                "a.zip",
                p -> Bytes.zip("a.txt", Bytes.utf8(p.secret().all()))));
        places.add(file(
                "zip entry name",
                "application/zip",
                "a.zip",
                p -> Bytes.zip(p.address() + ".txt", Bytes.utf8("words"))));
        places.add(file(
                "zip comment",
                "application/zip",
                "a.zip",
                p -> Bytes.zip(Map.of("a.txt", Bytes.utf8("words")), p.address())));
        places.add(file(
                "zip in zip in zip",
                "application/zip",
                "a.zip",
                p -> Bytes.zip("b.zip", Bytes.zip("c.zip", Bytes.zip("a.txt", Bytes.utf8(p.address()))))));
        places.add(file(
                "zip of a mail",
                "application/x-zip-compressed",
                "a.zip",
                p -> Bytes.zip(
                        "a.eml",
                        p.mail(
                                "X-Sender: " + Planting.wire(p.address()) + "\r\n",
                                Planting.part(
                                        "text/plain; charset=utf-8",
                                        "base64",
                                        Encodings.base64(Bytes.utf8(p.secret().all())))))));
        places.add(file(
                "zip with a head",
                "application/zip",
                "a.zip",
                p -> Bytes.concat(
                        Bytes.latin("#!/bin/sh\n"),
                        Bytes.zip("a.txt", Bytes.utf8(p.secret().all())))));
        places.add(file(
                "zip of utf-16",
                "application/zip",
                "a.zip",
                p -> Bytes.zip("a.txt", p.secret().all().getBytes(StandardCharsets.UTF_16LE))));
        places.add(file(
                "gzip",
                "application/gzip",
                "a.gz",
                p -> Bytes.gzipped(Bytes.utf8(p.secret().all()))));
        places.add(file(
                "zip as text",
                "text/plain",
                "a.txt",
                p -> Bytes.zip("a.txt", Bytes.utf8(p.secret().all()))));
    }
}
