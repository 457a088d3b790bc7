package dev.amana.canaries;

import java.util.ArrayList;
import java.util.List;

/** Mails that break the rules, as spammers, old programs and adversaries do. */
final class BrokenPlaces {
    private BrokenPlaces() {}

    static List<Place> all() {
        List<Place> places = new ArrayList<>();
        headers(places);
        bodies(places);
        structure(places);
        return places;
    }

    private static void headers(List<Place> places) {
        places.add(Place.broken(
                "header without a colon", p -> p.mail("X-Sender " + Planting.wire(p.address()) + "\r\n", p.body())));
        places.add(Place.broken(
                "header with spaces before the colon",
                p -> p.mail("Reply-To : " + Planting.wire(p.address()) + "\r\n", p.body())));
        places.add(Place.broken(
                "header that begins folded",
                p -> Bytes.concat(Bytes.latin(" " + Planting.wire(p.address()) + "\r\n"), p.mail("", p.body()))));
        places.add(Place.broken(
                "mailbox line",
                p -> Bytes.concat(
                        Bytes.latin("From " + Planting.wire(p.address()) + " Sat Nov 21\r\n"), p.mail("", p.body()))));
        places.add(Place.broken(
                "two of each header",
                p -> p.mail(
                        "Subject: " + Planting.wire(p.secret().all()) + "\r\nFrom: "
                                + Planting.wire(p.secret().all()) + "\r\nContent-Type: text/plain\r\n",
                        p.body())));
        places.add(Place.broken(
                "unfinished encoded word",
                p -> p.mail(
                        "Subject: =?utf-8?B?"
                                + Encodings.base64(Bytes.utf8(p.address()), 0).replace("=", "") + "\r\n",
                        "",
                        p.body())));
        places.add(Place.broken(
                "encoded word of no charset",
                p -> p.mail(
                        "Subject: =?x-none?B?"
                                + Encodings.base64(Bytes.utf8(p.secret().all()), 0) + "?=\r\n",
                        "",
                        p.body())));
        places.add(Place.broken(
                "encoded word with spaces",
                p -> p.mail("Subject: =?utf-8?Q?to " + Planting.wire(p.address()) + " now?=\r\n", "", p.body())));
        places.add(Place.broken(
                "encoded word with a language",
                p -> p.mail(
                        "Subject: =?utf-8*en?B?" + Encodings.base64(Bytes.utf8(p.address()), 0) + "?=\r\n",
                        "",
                        p.body())));
        places.add(Place.broken(
                "encoded word in quotes",
                p -> p.mail(
                        "Cc: \"=?utf-8?B?" + Encodings.base64(Bytes.utf8(p.name()), 0) + "?=\" <" + p.to() + ">\r\n",
                        p.body())));
        places.add(Place.broken(
                "unfinished quotes",
                p -> p.mail(
                        "",
                        p.with("Content-Disposition: attachment; filename=\"" + Planting.wire(p.address()) + "\r\n"
                                + Planting.part("text/plain", "7bit", "x")))));
        places.add(Place.broken(
                "control characters",
                p -> p.mail(
                        "Subject: a\u0001\u0007" + Planting.wire(Encodings.between(p.address(), "\u0001")) + "\r\n",
                        "",
                        p.body())));
        places.add(Place.broken(
                "very long header",
                p -> p.mail("X-Long: " + "x".repeat(20_000) + Planting.wire(p.address()) + "\r\n", p.body())));
        places.add(Place.broken(
                "no headers",
                p -> Bytes.latin("\r\n" + Planting.wire(p.textWith(p.secret().all())))));
        places.add(Place.broken(
                "only line feeds",
                p -> Bytes.latin(new String(
                                p.mail("Reply-To: " + Planting.wire(p.address()) + "\r\n", p.body()),
                                java.nio.charset.StandardCharsets.ISO_8859_1)
                        .replace("\r\n", "\n"))));
    }

    private static void bodies(List<Place> places) {
        places.add(Place.broken(
                "base64 that is not",
                p -> p.mail(
                        "",
                        Planting.part(
                                "text/plain",
                                "base64",
                                Planting.wire(p.textWith(p.secret().all()))))));
        places.add(Place.broken(
                "base64 with gaps",
                p -> p.mail(
                        "",
                        Planting.part(
                                "text/plain; charset=utf-8",
                                "base64",
                                Encodings.between(
                                        Encodings.base64(
                                                Bytes.utf8(p.textWith(p.secret().all())), 0),
                                        " !")))));
        places.add(Place.broken(
                "base64 that ends early",
                p -> p.mail(
                        "",
                        Planting.part(
                                "text/plain; charset=utf-8",
                                "base64",
                                Encodings.base64(Bytes.utf8(p.secret().all())) + "=\r\n"
                                        + Encodings.base64(Bytes.utf8(p.secret().all()))))));
        places.add(Place.broken(
                "quoted-printable with errors",
                p -> p.mail(
                        "",
                        Planting.part(
                                "text/plain",
                                "quoted-printable",
                                "=ZZ =4 = " + Planting.wire(p.address()).replace("@", "=40") + " =\r\n"))));
        places.add(Place.broken(
                "unknown encoding",
                p -> p.mail(
                        "",
                        Planting.part(
                                "text/plain",
                                "x-own",
                                Planting.wire(p.textWith(p.secret().all()))))));
        places.add(Place.broken(
                "uuencode as encoding",
                p -> p.mail(
                        "",
                        Planting.part(
                                "text/plain",
                                "x-uuencode",
                                Encodings.uuencoded(
                                        "a.txt",
                                        Bytes.utf8(p.textWith(p.secret().all())))))));
        places.add(Place.broken(
                "charset that lies",
                p -> p.mail(
                        "",
                        Planting.part(
                                "text/plain; charset=us-ascii",
                                "base64",
                                Encodings.base64(p.textWith(p.secret().all())
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_16LE))))));
        places.add(Place.broken(
                "unknown charset",
                p -> p.mail(
                        "",
                        Planting.part(
                                "text/plain; charset=x-unknown",
                                "8bit",
                                Planting.wire(p.textWith(p.secret().all()))))));
        places.add(Place.broken(
                "zero bytes",
                p -> p.mail(
                        "",
                        Planting.part(
                                "text/plain; charset=utf-8",
                                "base64",
                                Encodings.base64(Bytes.utf8(p.textWith(Encodings.between(p.address(), "\0"))))))));
        places.add(Place.broken(
                "very long line",
                p -> p.mail(
                        "",
                        Planting.part(
                                "text/plain; charset=utf-8",
                                "8bit",
                                Planting.wire("x ".repeat(60_00) + p.secret().all())))));
        places.add(Place.broken(
                "half a character",
                p -> p.mail(
                        "",
                        Planting.part(
                                "text/plain; charset=utf-8",
                                "8bit",
                                Planting.wire(p.text()) + "\u00e3\u0081"
                                        + Planting.wire(p.secret().all())))));
    }

    private static void structure(List<Place> places) {
        places.add(Place.broken(
                "multipart without a boundary",
                p -> p.mail(
                        "",
                        "Content-Type: multipart/mixed\r\n\r\n--x\r\n\r\n"
                                + Planting.wire(p.secret().all()) + "\r\n--x--\r\n")));
        places.add(Place.broken(
                "multipart without an end",
                p -> p.mail(
                        "",
                        p.with(Planting.file(
                                        "text/csv",
                                        "a.csv",
                                        Bytes.utf8(p.secret().all())))
                                .replaceFirst("--\r\n$", ""))));
        places.add(Place.broken(
                "multipart in base64",
                p -> p.mail(
                        "",
                        "Content-Transfer-Encoding: base64\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                                + Encodings.base64(Bytes.latin(
                                        "--b\r\n\r\n" + Planting.wire(p.secret().all()) + "\r\n--b--\r\n")))));
        places.add(Place.broken(
                "boundaries that begin alike",
                p -> p.mail(
                        "",
                        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: multipart/mixed; boundary=bb\r\n\r\n--bb\r\n\r\n"
                                + Planting.wire(p.secret().all()) + "\r\n--bb--\r\n--b--\r\n")));
        places.add(Place.broken(
                "the same boundary twice",
                p -> p.mail(
                        "",
                        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n\r\n"
                                + Planting.wire(p.secret().all()) + "\r\n--b--\r\n--b--\r\n")));
        places.add(Place.broken(
                "two content types",
                p -> p.mail(
                        "Content-Type: text/html\r\n",
                        Planting.part(
                                "text/plain",
                                "8bit",
                                Planting.wire(p.textWith("<b title=\"" + p.address() + "\">"))))));
        places.add(Place.broken(
                "no content type",
                p -> p.mail("", "\r\n" + Planting.wire(p.textWith(p.secret().all())))));
        places.add(Place.broken(
                "text that is a picture",
                p -> p.mail(
                        "",
                        p.with(Planting.part(
                                "image/png",
                                "base64",
                                Encodings.base64(Bytes.utf8(p.secret().all())))))));
        places.add(Place.broken(
                "html that says plain",
                p -> p.mail(
                        "",
                        Planting.part(
                                "text/plain",
                                "8bit",
                                Planting.wire(p.html("<b>" + Encodings.between(p.address(), "<i></i>") + "</b>"))))));
        places.add(Place.broken(
                "enriched text",
                p -> p.mail(
                        "",
                        Planting.part(
                                "text/enriched",
                                "8bit",
                                Planting.wire("<bold>" + p.address().replace("@", "</bold>@") + "</bold>")))));
        places.add(Place.broken("thirty levels", p -> p.mail("", levels(p, 30))));
        places.add(Place.broken("two hundred levels", p -> p.mail("", levels(p, 200))));
        places.add(Place.broken(
                "six hundred parts",
                p -> p.mail(
                        "",
                        "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                                + ("--b\r\n\r\n" + Planting.wire(p.address()) + "\r\n").repeat(600) + "--b--\r\n")));
    }

    private static String levels(Planting p, int count) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n".formatted(i, i));
        }
        return all.append("Content-Type: text/plain\r\n\r\n")
                .append(Planting.wire(p.secret().all()))
                .append("\r\n")
                .toString();
    }
}
