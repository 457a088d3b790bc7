package dev.amana.canaries;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Headers of the mail. */
final class HeaderPlaces {
    /** {@code A} is the address, {@code N} the name, {@code P} the phone number, {@code T} the alias it is sent to. */
    private static final List<String> TEMPLATES = List.of(
            "Received: from host (helo=«N») by mx.example with ESMTPSA (envelope-from <«A»>) for <«T»>; now",
            "Return-Path: <«A»>",
            "Delivered-To: «A»",
            "X-Original-To: «A»",
            "X-Originating-Email: [«A»]",
            "X-Sender: «N» «A»",
            "X-Mailer: Program of «N» («P»)",
            "User-Agent: Program/1 («A»)",
            "X-Google-Original-From: «N» <«A»>",
            "X-Envelope-From: <«A»>",
            "X-Authenticated-Sender: «A»",
            "X-MS-Exchange-CrossTenant-UserPrincipalName: «A»",
            "X-Forwarded-For: «A» someone@else.example",
            "X-Phone: «P»",
            "DKIM-Signature: v=1; a=rsa-sha256; d=mail.test; i=«A»; h=from; b=abc",
            "DomainKey-Signature: a=rsa-sha1; s=«A»",
            "ARC-Authentication-Results: i=1; mx.example; spf=pass smtp.mailfrom=«A»",
            "ARC-Message-Signature: i=1; d=mail.test; i=«A»",
            "ARC-Seal: i=1; d=mail.test; t=1; cv=none; b=«A»",
            "Authentication-Results: mx.example; auth=pass smtp.auth=«A»",
            "Received-SPF: pass (mx: domain of «A» designates) envelope-from=\"«A»\"",
            "Resent-From: «N» <«A»>",
            "Resent-Sender: «A»",
            "Resent-To: «A»",
            "Resent-Cc: «N» <«A»>",
            "Resent-Message-ID: <1.«A»>",
            "List-Id: «N» <list.«A»>",
            "List-Unsubscribe: <mailto:«A»?subject=stop>, <https://x.example/u?e=«A»>",
            "List-Unsubscribe-Post: List-Unsubscribe=«A»",
            "List-Post: <mailto:«A»>",
            "List-Owner: <mailto:«A»> («N»)",
            "List-Help: <mailto:«A»>",
            "List-Archive: <https://x.example/«A»>",
            "Disposition-Notification-To: «N» <«A»>",
            "Disposition-Notification-Options: x=optional,«A»",
            "Return-Receipt-To: «A»",
            "X-Confirm-Reading-To: «A»",
            "Original-Recipient: rfc822;«A»",
            "Errors-To: «A»",
            "Thread-Topic: From «N» «A»",
            "Conversation-ID: «A»",
            "Autocrypt: addr=«A»; prefer-encrypt=mutual; keydata=AAAA",
            "Autocrypt-Gossip: addr=«A»; keydata=AAAA",
            "OpenPGP: id=1; url=https://keys.example/«A»",
            "Organization: «N» («P»)",
            "Comments: written by «N» <«A»> «P»",
            "Keywords: «N», «A»",
            "Reply-To: «N» <«A»>",
            "Sender: «N» <«A»>",
            "Mail-Followup-To: «A»",
            "Mail-Reply-To: «A»",
            "Followup-To: «A»",
            "In-Reply-To: Message of «N» <«A»>",
            "References: <1.«A»>\r\n <2.«A»>",
            "Cc: «N» <«A»>, \"«N»\" <«T»>",
            "Bcc: «A»",
            "Content-Description: letter of «N»",
            "Content-Location: https://x.example/~«A»/",
            "Content-Base: mailto:«A»",
            "Content-ID: <«A»>",
            "Feedback-ID: «A»:x",
            "Archived-At: <https://x.example/«A»>",
            "X-Priority: 1 («A»)",
            "Importance: «A»",
            "Sensitivity: «N»",
            "Auto-Submitted: no («A»)",
            "Precedence: «N»",
            "X-Loop: «A»",
            "Face: «A»",
            "TLS-Required: «A»",
            "Message-Context: «N» «P»",
            "Supersedes: <1.«A»>",
            "Approved: «A»",
            "Encrypted: «N»",
            "Jabber-ID: «A»");

    private HeaderPlaces() {}

    static List<Place> all() {
        List<Place> places = new ArrayList<>();
        for (String template : TEMPLATES) {
            String name = template.substring(0, template.indexOf(':'));
            places.add(Place.of("header " + name, p -> p.mail(filled(template, p) + "\r\n", p.body())));
        }
        subjects(places);
        encoded(places);
        return places;
    }

    private static String filled(String template, Planting p) {
        String text = template.replace("«A»", p.address())
                .replace("«N»", p.name())
                .replace("«P»", p.secret().phone())
                .replace("«T»", p.to());
        return Planting.wire(text);
    }

    private static void subjects(List<Place> places) {
        places.add(Place.of("subject", p -> subject(p, Planting.wire(p.secret().all()))));
        places.add(Place.of(
                "subject base64 word",
                p -> subject(p, Encodings.encodedWord(p.secret().all(), StandardCharsets.UTF_8))));
        places.add(Place.of(
                "subject q word",
                p -> subject(p, Encodings.encodedWordQ(p.secret().all()))));
        places.add(Place.of(
                "subject split words",
                p -> subject(p, Encodings.splitWords(p.secret().all(), 2))));
        places.add(Place.of("subject words of one", p -> subject(p, Encodings.splitWords(p.address(), 1))));
        places.add(Place.of(
                "subject iso-2022-jp",
                p -> subject(p, Encodings.encodedWord("件名 " + p.address(), Charset.forName("ISO-2022-JP")))));
        places.add(Place.of(
                "subject utf-16",
                p -> subject(p, Encodings.encodedWord(p.secret().all(), StandardCharsets.UTF_16BE))));
        places.add(Place.of(
                "subject folded in the address",
                p -> subject(p, Planting.wire(p.address().replace("@", "\r\n @\r\n ")))));
        places.add(Place.of(
                "subject word within a word",
                p -> subject(
                        p,
                        Encodings.encodedWord(
                                Encodings.encodedWord(p.address(), StandardCharsets.UTF_8), StandardCharsets.UTF_8))));
        places.add(Place.of("subject percent", p -> subject(p, Encodings.percent(p.address()))));
        places.add(Place.of(
                "subject zero width",
                p -> subject(
                        p, Encodings.encodedWord(Encodings.between(p.address(), "\u200b"), StandardCharsets.UTF_8))));
        places.add(Place.of(
                "subject full width",
                p -> subject(p, Encodings.encodedWord(Encodings.fullWidth(p.address()), StandardCharsets.UTF_8))));
    }

    private static byte[] subject(Planting p, String value) {
        return p.mail("Subject: Question " + PlantedMail.marker(p.number()) + " " + value + "\r\n", "", p.body());
    }

    private static void encoded(List<Place> places) {
        places.add(Place.of(
                "alias with the author's name",
                p -> p.mail(
                        "Cc: " + Encodings.encodedWord(p.name(), StandardCharsets.UTF_8) + " <" + p.to() + ">\r\n",
                        p.body())));
        places.add(Place.of(
                "thread index",
                p -> p.mail(
                        "Thread-Index: "
                                + Encodings.base64(Bytes.utf8(p.secret().all()), 0) + "\r\n",
                        p.body())));
        places.add(Place.of(
                "header name",
                p -> p.mail("X-" + p.name().replaceAll("[^A-Za-z]", "-") + ": " + p.address() + "\r\n", p.body())));
        places.add(Place.of(
                "date with a comment",
                p -> p.mail(
                        "Date: Sat, 21 Nov 2026 12:00:00 +0100 (" + Planting.wire(p.address()) + ")\r\n", p.body())));
        places.add(Place.of(
                "parameter of the content type",
                p -> p.mail(
                        "",
                        p.body()
                                .replaceFirst(
                                        "(Content-Type: [^\r]*)",
                                        "$1;\r\n x-user=\"" + Planting.wire(p.address()) + "\"; x-name*=utf-8''"
                                                + Encodings.percent(p.name())))));
        places.add(Place.of(
                "message id",
                p -> p.mail(
                        "Message-ID: <" + Planting.wire(p.address()) + ">\r\nReferences: <" + Planting.wire(p.address())
                                + ">\r\n",
                        p.body())));
        places.add(Place.of(
                "many received",
                p -> p.mail(
                        ("Received: by x (Postfix, from "
                                        + Planting.wire(p.secret().all()) + ")\r\n")
                                .repeat(40),
                        p.body())));
    }
}
