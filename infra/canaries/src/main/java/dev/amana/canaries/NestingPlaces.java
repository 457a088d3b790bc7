package dev.amana.canaries;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Mails within mails, reports, signatures and encrypted parts. */
final class NestingPlaces {
    private NestingPlaces() {}

    static List<Place> all() {
        List<Place> places = new ArrayList<>();
        nested(places);
        reports(places);
        secured(places);
        edges(places);
        return places;
    }

    private static Place beside(String name, Function<Planting, String> part) {
        return Place.of(name, p -> p.mail("", p.with(part.apply(p))));
    }

    /** A mail that names the secret in its headers and its text. */
    private static String inner(Planting p) {
        return "From: " + Planting.wire(p.name() + " <" + p.address() + ">") + "\r\nReceived: for <"
                + Planting.wire(p.address()) + ">\r\nSubject: "
                + Encodings.encodedWord(p.secret().all(), StandardCharsets.UTF_8) + "\r\nMIME-Version: 1.0\r\n"
                + Planting.part(
                        "text/plain; charset=utf-8",
                        "base64",
                        Encodings.base64(Bytes.utf8("Forwarded: " + p.secret().all())));
    }

    private static String nested(Planting p, int levels) {
        String mail = inner(p);
        for (int i = 1; i < levels; i++) {
            mail = "From: other@else.example\r\nSubject: Fwd\r\nMIME-Version: 1.0\r\n"
                    + p.multipart(
                            "mixed",
                            "Content-Type: text/plain\r\n\r\nsee below",
                            "Content-Type: message/rfc822\r\n\r\n" + mail);
        }
        return mail;
    }

    private static void nested(List<Place> places) {
        places.add(beside("nested mail", p -> "Content-Type: message/rfc822\r\n\r\n" + inner(p)));
        places.add(beside("nested three times", p -> "Content-Type: message/rfc822\r\n\r\n" + nested(p, 3)));
        places.add(beside("nested six times", p -> "Content-Type: message/rfc822\r\n\r\n" + nested(p, 6)));
        places.add(beside(
                "nested in base64",
                p -> Planting.part("message/rfc822", "base64", Encodings.base64(Bytes.latin(inner(p))))));
        places.add(beside(
                "nested in quoted-printable",
                p -> Planting.part(
                        "message/rfc822", "quoted-printable", Encodings.quotedPrintable(Bytes.latin(inner(p)), 70))));
        places.add(beside("nested international", p -> "Content-Type: message/global\r\n\r\n" + inner(p)));
        places.add(beside(
                "nested as a file", p -> Planting.file("application/octet-stream", "mail.eml", Bytes.latin(inner(p)))));
        places.add(beside("nested as text", p -> Planting.file("text/plain", "mail.txt", Bytes.latin(inner(p)))));
        places.add(beside(
                "mailbox file",
                p -> Planting.file(
                        "application/mbox",
                        "mails.mbox",
                        Bytes.latin("From " + Planting.wire(p.address()) + " Sat\n" + inner(p)))));
        places.add(beside("digest", p -> p.multipart("digest", "\r\n" + inner(p), "\r\n" + inner(p))));
        places.add(beside("headers alone", p -> "Content-Type: text/rfc822-headers\r\n\r\n" + inner(p)));
        places.add(beside(
                "part of a mail",
                p -> "Content-Type: message/partial; id=\"" + Planting.wire(p.address())
                        + "\"; number=1; total=2\r\n\r\n" + inner(p)));
        places.add(beside(
                "mail elsewhere",
                p -> "Content-Type: message/external-body; access-type=mail-server; server=\""
                        + Planting.wire(p.address()) + "\"\r\n\r\nContent-Type: text/plain\r\n\r\n"));
    }

    private static String report(Planting p) {
        return "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\nX-Postfix-Sender: rfc822; "
                + Planting.wire(p.address()) + "\r\n\r\nFinal-Recipient: rfc822; " + Planting.wire(p.address())
                + "\r\nOriginal-Recipient: rfc822; " + Planting.wire(p.address())
                + "\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 <"
                + Planting.wire(p.secret().all()) + "> unknown\r\n";
    }

    private static void reports(List<Place> places) {
        places.add(Place.of(
                "delivery report",
                p -> p.mail(
                        "",
                        p.multipart(
                                "report; report-type=delivery-status",
                                p.body(),
                                report(p),
                                "Content-Type: message/rfc822\r\n\r\n" + inner(p)))));
        places.add(Place.of(
                "delivery report in words",
                p -> p.mail(
                        "Auto-Submitted: auto-replied\r\n",
                        p.entity(
                                "text/plain",
                                p.textWith("This is the mail system at host mx.example.\n\n<" + p.address()
                                        + ">: host mx.else.example said: 550 5.1.1 <" + p.address() + ">: " + p.name()
                                        + " unknown\n\nReporting-MTA: dns; mx.example\nFinal-Recipient: rfc822; "
                                        + p.address())))));
        places.add(
                Place.of(
                        "read receipt",
                        p -> p.mail(
                                "",
                                p.multipart(
                                        "report; report-type=disposition-notification",
                                        p.body(),
                                        "Content-Type: message/disposition-notification\r\n\r\nReporting-UA: Program of "
                                                + Planting.wire(p.name()) + "\r\nFinal-Recipient: rfc822;"
                                                + Planting.wire(p.address())
                                                + "\r\nOriginal-Message-ID: <1@x>\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n"))));
        places.add(Place.of(
                "complaint",
                p -> p.mail(
                        "",
                        p.multipart(
                                "report; report-type=feedback-report",
                                p.body(),
                                "Content-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nOriginal-Mail-From: <"
                                        + Planting.wire(p.address()) + ">\r\n",
                                "Content-Type: text/rfc822-headers\r\n\r\n" + inner(p)))));
        places.add(Place.of(
                "out of office",
                p -> p.mail(
                        "Auto-Submitted: auto-replied\r\nX-Autoreply: yes\r\nX-Autorespond: "
                                + Planting.wire(p.address()) + "\r\n",
                        p.entity(
                                "text/plain",
                                p.textWith("I am away. In urgent cases: "
                                        + p.secret().all())))));
    }

    private static void secured(List<Place> places) {
        places.add(Place.of(
                "signed by S/MIME",
                p -> p.mail(
                        "",
                        p.multipart(
                                "signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256",
                                p.body(),
                                Planting.file("application/pkcs7-signature", "smime.p7s", der(p))))));
        places.add(Place.of(
                "signed by PGP",
                p -> p.mail(
                        "",
                        p.multipart(
                                "signed; protocol=\"application/pgp-signature\"",
                                p.body(),
                                "Content-Type: application/pgp-signature; name=\"" + Planting.wire(p.address())
                                        + ".asc\"\r\n\r\n-----BEGIN PGP SIGNATURE-----\r\nComment: "
                                        + Planting.wire(p.secret().all())
                                        + "\r\n\r\niQEz\r\n-----END PGP SIGNATURE-----\r\n"))));
        places.add(Place.of(
                "signed, with the secret in what is signed",
                p -> p.mail(
                        "",
                        p.multipart(
                                "signed; protocol=\"application/pgp-signature\"",
                                p.entity("text/plain", p.textWith(p.secret().all())),
                                "Content-Type: application/pgp-signature\r\n\r\nx"))));
        places.add(beside(
                "key",
                p -> Planting.file(
                        "application/pgp-keys",
                        "key.asc",
                        Bytes.latin("-----BEGIN PGP PUBLIC KEY BLOCK-----\nComment: x\n\n"
                                + Encodings.base64(
                                        Bytes.utf8("key of " + p.secret().all()))
                                + "\n-----END PGP PUBLIC KEY BLOCK-----\n"))));
        places.add(beside("certificate", p -> Planting.file("application/x-x509-ca-cert", "me.crt", der(p))));
        places.add(Place.broken(
                "opaque S/MIME",
                p -> p.mail(
                        "",
                        Planting.part(
                                "application/pkcs7-mime; smime-type=signed-data; name=\"smime.p7m\"",
                                "base64",
                                Encodings.base64(Bytes.concat(der(p), Bytes.latin(inner(p))))))));
        places.add(Place.broken(
                "encrypted by PGP",
                p -> p.mail(
                        "",
                        p.multipart(
                                "encrypted; protocol=\"application/pgp-encrypted\"",
                                "Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1",
                                "Content-Type: application/octet-stream; name=\"encrypted.asc\"\r\n\r\n-----BEGIN PGP MESSAGE-----\r\nComment: "
                                        + Planting.wire(p.secret().all()) + "\r\n"))));
    }

    private static byte[] der(Planting p) {
        byte[] name = Bytes.utf8(p.name());
        byte[] address = Bytes.utf8(p.address());
        return Bytes.concat(
                new byte[] {0x30, (byte) 0x82, 1, 0, 0x0C, (byte) name.length},
                name,
                new byte[] {0x16, (byte) address.length},
                address);
    }

    private static void edges(List<Place> places) {
        places.add(Place.of(
                "before the first part",
                p -> p.mail("", p.with().replaceFirst("\r\n\r\n", "\r\n\r\nThis is for " + quoted(p) + " only.\r\n"))));
        places.add(Place.of(
                "after the last part",
                p -> p.mail("", p.with() + Planting.wire(p.secret().all()) + "\r\n")));
        places.add(Place.of(
                "boundary",
                p -> p.mail(
                        "", p.with().replaceAll("=_b\\d+_\\d+", "=_" + quoted(p).replace("\r\n", "")))));
        places.add(Place.of(
                "empty part with a name",
                p -> p.mail(
                        "", p.with("Content-Type: text/plain; name=\"" + Planting.wire(p.address()) + "\"\r\n\r\n"))));
        places.add(Place.of(
                "macintosh file",
                p -> p.mail(
                        "",
                        p.with(p.multipart(
                                "appledouble",
                                "Content-Type: application/applefile; name=\"" + Planting.wire(p.name()) + "\"\r\n\r\n"
                                        + Planting.wire(p.address()),
                                Planting.file("image/png", "pic.png", PicturePlaces.plain("png")))))));
    }

    private static String quoted(Planting p) {
        return java.util.regex.Matcher.quoteReplacement(Planting.wire(p.address()));
    }
}
