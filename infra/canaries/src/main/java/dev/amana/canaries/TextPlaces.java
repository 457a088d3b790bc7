package dev.amana.canaries;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Plain text: ways to spell an identity, and ways to encode the text that has it. */
final class TextPlaces {
    private TextPlaces() {}

    static List<Place> all() {
        List<Place> places = new ArrayList<>();
        spellings(places);
        quotes(places);
        encodings(places);
        flowed(places);
        return places;
    }

    private static Place text(String name, java.util.function.Function<Planting, String> more) {
        return Place.of("text " + name, p -> p.mail("", p.entity("text/plain", p.textWith(more.apply(p)))));
    }

    private static Place spelled(String name, UnaryOperator<String> spelling) {
        return text(name, p -> "Write to " + spelling.apply(p.address()) + " or not.");
    }

    private static void spellings(List<Place> places) {
        places.add(text("plain", p -> p.secret().all()));
        places.add(text(
                "signature",
                p -> "-- \n" + p.name() + "\n" + p.address() + "\nTel.: "
                        + p.secret().phone()));
        places.add(spelled("upper case", address -> address.toUpperCase(Locale.ROOT)));
        places.add(spelled("mailto", address -> "<mailto:" + address + ">"));
        places.add(spelled("beside punctuation", address -> "(" + address + ");" + address + "," + address + "."));
        places.add(spelled("underlined", address -> "_" + address + "_ *" + address + "*"));
        places.add(spelled("zero width", address -> Encodings.between(address, "\u200b")));
        places.add(spelled("zero width joiner", address -> Encodings.between(address, "\u200d")));
        places.add(spelled("soft hyphen", address -> address.replace("@", "\u00ad@\u00ad")));
        places.add(spelled("byte order mark", address -> address.replace(".", "\ufeff.")));
        places.add(spelled("word joiner", address -> address.replace("@", "\u2060@")));
        places.add(spelled("direction marks", address -> "\u202a" + address.replace("@", "\u202c@\u200e")));
        places.add(spelled("isolates", address -> "\u2066" + address.replace("@", "\u2069@\u2068")));
        places.add(spelled("spaces round the sign", address -> address.replace("@", " @ ")));
        places.add(spelled("no-break spaces", address -> address.replace("@", "\u00a0@\u202f")));
        places.add(spelled("wrapped at the sign", address -> address.replace("@", "\n@")));
        places.add(spelled("wrapped and quoted", address -> "\n> " + address.replace("@", "@\n> ")));
        places.add(spelled("full width", Encodings::fullWidth));
        places.add(
                spelled("full width sign", address -> address.replace('@', '＠').replace('.', '．')));
        places.add(spelled("ideographic stop", address -> address.replace('.', '。')));
        places.add(spelled("small sign", address -> address.replace('@', '﹫')));
        places.add(spelled("variation selector", address -> address.replace("@", "@\ufe0f")));
        places.add(spelled("combining joiner", address -> address.replace("@", "\u034f@")));
        places.add(spelled("tag characters", address -> address.replace("@", "\udb40\udc20@")));
        places.add(spelled("quoted local part", address -> address.replaceFirst("^([^@]+)@", "\"$1\"@")));
        places.add(spelled("comment before the sign", address -> address.replace("@", "(of course)@")));
        places.add(spelled("comment after the sign", address -> address.replace("@", "@(at home)")));
        places.add(spelled("markdown escapes", address -> address.replace("@", "\\@")));
        places.add(spelled("markdown bold", address -> address.replaceFirst("^([^@]+)@", "*$1*@")));
        places.add(spelled("percent", Encodings::percent));
        places.add(spelled("percent sign only", address -> address.replace("@", "%40")));
        places.add(spelled("entities", address -> Encodings.entities(address, "&#%d;")));
        places.add(spelled("json escapes", address -> Encodings.entities(address, "\\u%04x")));
        places.add(spelled("other form of the domain", TextPlaces::otherDomainForm));
        places.add(text("last name first", p -> lastFirst(p.name()) + " <" + p.address() + ">"));
        places.add(text("name wrapped", p -> "Yours\n" + p.name().replace(" ", "\n")));
        places.add(text(
                "name with other signs",
                p -> "Yours " + (p.name().contains("@") ? p.name() : p.name().replace('-', '\u2011'))));
        places.add(text("name in columns", p -> "\"" + p.name().replaceFirst("(.*) (\\S+)$", "$2\";\"$1") + "\""));
        places.add(text("name as on a card", p -> "N:" + p.name().replaceFirst("(.*) (\\S+)$", "$2;$1") + ";;;"));
        places.add(text(
                "name in the genitive", p -> "This is " + p.name() + (p.name().contains("@") ? "" : "s") + " lamp"));
        places.add(text("name in capitals", p -> "Yours " + p.name().toUpperCase(Locale.ROOT)));
        places.add(text("name with no-break space", p -> "Yours " + p.name().replace(' ', '\u00a0')));
        places.add(text(
                "name decomposed",
                p -> "Yours " + java.text.Normalizer.normalize(p.name(), java.text.Normalizer.Form.NFD)));
        places.add(text("name and address without a gap", p -> p.name() + "<" + p.address() + ">" + p.name()));
        places.add(text("phone with dashes", p -> "Call " + p.secret().phone().replace(' ', '-')));
        places.add(text("phone dense", p -> "Call " + p.secret().phone().replace(" ", "")));
        places.add(text("phone national", p -> "Call " + p.secret().phone().replace("+49 ", "0")));
        places.add(text("phone tel link", p -> "tel:" + p.secret().phone().replace(" ", "") + ";ext=5"));
        places.add(text("phone double zero", p -> "Call " + p.secret().phone().replace("+", "00")));
        places.add(text("phone in brackets", p -> "Call " + p.secret().phone().replaceFirst(" (\\d+) ", " (0) $1 / ")));
        places.add(text(
                "phone quoted and wrapped", p -> "> Tel. " + p.secret().phone().replaceFirst(" (\\d+)$", "\n> $1")));
        places.add(text(
                "phone over two columns", p -> p.secret().phone().replaceFirst(" (\\d+)$", "            |      $1")));
        places.add(text("phone no-break", p -> "Call " + p.secret().phone().replace(' ', '\u202f')));
        places.add(text(
                "phone full width",
                p -> "Call " + Encodings.fullWidth(p.secret().phone())));
        places.add(text(
                "phone arabic digits", p -> "Call " + arabicDigits(p.secret().phone())));
        places.add(text(
                "uuencoded",
                p -> Encodings.uuencoded("me.txt", Bytes.utf8(p.secret().all()))));
        places.add(text(
                "base64 inline",
                p -> Encodings.base64(Bytes.utf8("my contact: " + p.secret().all()))));
        places.add(text(
                "data link",
                p -> "data:text/plain;base64,"
                        + Encodings.base64(Bytes.utf8(p.secret().all()), 0)));
        places.add(text("link with the address", p -> "https://x.example/?u=" + Encodings.percent(p.address())));
        places.add(text(
                "link with base64", p -> "https://x.example/?u=" + Encodings.base64(Bytes.utf8(p.address()), 0)));
        places.add(text("inline calendar", p -> FilePlaces.calendar(p)));
    }

    private static void quotes(List<Place> places) {
        places.add(text("attribution", p -> "\nOn Monday, " + p.name() + " <\n" + p.address() + "> wrote:\n> Yes."));
        places.add(text(
                "outlook header",
                p -> "\n-----Original Message-----\nFrom: " + p.name() + " [mailto:" + p.address() + "]\nTo: " + p.to()
                        + "\n\nYes."));
        places.add(text(
                "forwarded header",
                p -> "\n---------- Forwarded message ---------\nVon: *" + p.name() + "* <" + p.address() + ">\n\nJa."));
        places.add(text(
                "deep quote",
                p -> "> > > " + p.name().replace(" ", "\n> > > ") + "\n> > > "
                        + p.address().replace(".", ".\n> > > ")));
        places.add(text(
                "quoted report",
                p -> "> Final-Recipient: rfc822; " + p.address() + "\n> Diagnostic-Code: smtp; 550 <" + p.address()
                        + ">"));
        places.add(text(
                "signed inline",
                p -> "-----BEGIN PGP SIGNATURE-----\nComment: " + p.name() + " <" + p.address()
                        + ">\n\niQEz\n-----END PGP SIGNATURE-----"));
    }

    private static void encodings(List<Place> places) {
        for (Charset charset : List.of(
                StandardCharsets.UTF_16BE,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16,
                Charset.forName("UTF-32BE"),
                Charset.forName("UTF-32LE"),
                Charset.forName("GB18030"))) {
            places.add(Place.of(
                    "charset " + charset.name(),
                    p -> p.mail(
                            "", p.inCharset("text/plain", p.textWith(p.secret().all()), charset))));
        }
        for (String name :
                List.of("ISO-2022-JP", "ISO-8859-1", "windows-1252", "Shift_JIS", "EUC-KR", "KOI8-R", "IBM037")) {
            Charset charset = Charset.forName(name);
            places.add(Place.broken(
                    "charset " + name,
                    p -> p.mail(
                            "", p.inCharset("text/plain", p.textWith(p.secret().all()), charset))));
        }
        places.add(Place.broken(
                "charset utf-7",
                p -> p.mail(
                        "",
                        Planting.part(
                                "text/plain; charset=utf-7",
                                "base64",
                                Encodings.base64(
                                        Encodings.utf7(p.textWith(p.secret().all())))))));
        places.add(Place.of(
                "quoted-printable, every byte",
                p -> p.mail(
                        "",
                        Planting.part(
                                "text/plain; charset=utf-8",
                                "quoted-printable",
                                Encodings.everyByte(
                                                Bytes.utf8(p.textWith(p.secret().all())), '=')
                                        .replaceAll("(.{72})", "$1=\r\n")))));
        places.add(Place.of(
                "quoted-printable, short lines",
                p -> p.mail(
                        "",
                        Planting.part(
                                "text/plain; charset=utf-8",
                                "Quoted-Printable",
                                Encodings.quotedPrintable(
                                        Bytes.utf8(p.textWith(p.secret().all())), 6)))));
        places.add(Place.of(
                "base64, short lines",
                p -> p.mail(
                        "",
                        Planting.part(
                                "text/plain; charset=utf-8",
                                "BASE64",
                                Encodings.base64(
                                        Bytes.utf8(p.textWith(p.secret().all())), 4)))));
        places.add(Place.of(
                "8bit without a charset",
                p -> p.mail(
                        "",
                        Planting.part(
                                "text/plain",
                                "8bit",
                                Planting.wire(p.textWith(p.secret().all()))))));
    }

    private static void flowed(List<Place> places) {
        places.add(Place.of(
                "format=flowed",
                p -> p.mail(
                        "",
                        Planting.part(
                                "text/plain; charset=utf-8; format=flowed",
                                "8bit",
                                Planting.wire(p.textWith("Yours, " + p.name().replace(" ", " \n")))))));
        places.add(Place.of(
                "format=flowed; delsp=yes",
                p -> p.mail(
                        "",
                        Planting.part(
                                "text/plain; charset=utf-8; format=flowed; delsp=yes",
                                "8bit",
                                Planting.wire(p.textWith("Yours, " + Encodings.between(p.address(), " \n")))))));
    }

    private static String lastFirst(String name) {
        int last = name.lastIndexOf(' ');
        return last < 0 ? name : name.substring(last + 1) + ", " + name.substring(0, last);
    }

    private static String otherDomainForm(String address) {
        int at = address.lastIndexOf('@');
        if (at < 0) {
            return address;
        }
        String domain = address.substring(at + 1);
        String ascii = java.net.IDN.toASCII(domain);
        return address.substring(0, at + 1) + (ascii.equals(domain) ? domain.toUpperCase(Locale.ROOT) : ascii);
    }

    private static String arabicDigits(String phone) {
        StringBuilder out = new StringBuilder();
        phone.chars().forEach(c -> out.append((char) (Character.isDigit(c) ? c - '0' + '\u0660' : c)));
        return out.toString();
    }
}
