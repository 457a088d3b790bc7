package dev.amana.messaging.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailReaderTest {
    private final MailReader reader = new MailReader();

    private ParsedMail read(String mail) {
        return reader.read(mail.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void anEncodedWordMayNameItsLanguageOrACharsetThatNobodyKnows() {
        ParsedMail mail = read("""
                From: =?iso-8859-1*de?Q?J=FCrgen?= <J@mail.test>
                To: a@x.test
                Subject: =?no-such-charset?B?R3LDvMOfZQ==?=

                text""");

        assertThat(mail.from()).containsExactly(new MailAddress("Jürgen", "J@mail.test"));
        assertThat(mail.subject()).isEqualTo("Grüße");
    }

    @Test
    void headersAreDecoded() {
        ParsedMail mail = read("""
                From: =?utf-8?Q?J=C3=BCrgen?= <J@mail.test>
                To: a@x.test, B <b@x.test>
                Cc: c@x.test
                Subject: =?utf-8?B?R3LDvMOfZQ==?=
                Message-ID: <1@x>
                In-Reply-To: <0@x>
                References: <a@x>
                 <0@x>

                text""");

        assertThat(mail.from()).containsExactly(new MailAddress("Jürgen", "J@mail.test"));
        assertThat(mail.recipients())
                .extracting(MailAddress::address)
                .containsExactly("a@x.test", "b@x.test", "c@x.test");
        assertThat(mail.subject()).isEqualTo("Grüße");
        assertThat(mail.messageId()).isEqualTo("<1@x>");
        assertThat(mail.inReplyTo()).isEqualTo("<0@x>");
        assertThat(mail.references()).containsExactly("<a@x>", "<0@x>");
        assertThat(mail.automatic()).isFalse();
    }

    @Test
    void ofASubjectThatIsTooLongNothingIsLost() {
        String words = "Very long subject ".repeat(40).strip();

        ParsedMail mail = read("From: a@x.test\nSubject: " + words + "\n\ntext");

        assertThat(mail.subject()).hasSizeLessThanOrEqualTo(501).endsWith("\u2026");
        assertThat(mail.text()).isEqualTo(words + "\n\ntext");
    }

    @Test
    void formForOneMailProgramCountsWhereItIsTheOnlyOne() {
        String amp = "--b\nContent-Type: text/x-amp-html\n\n<html><body><p>Moving words</p></body></html>\n";
        String head = "From: a@x.test\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n";

        ParsedMail both = read(head + "--b\nContent-Type: text/plain\n\nPlain words\n" + amp + "--b--\n");
        assertThat(both.body()).contains("Plain words").doesNotContain("Moving");
        assertThat(both.attachments()).isEmpty();
        assertThat(read(head + amp + "--b--\n").body()).contains("Moving words");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Precedence: bulk",
                "X-Autoreply: yes",
                "List-Id: <l.x.test>",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b"
            })
    void machinesAreRecognised(String header) {
        assertThat(read(header + "\n\n--b\n\ntext\n--b--").automatic()).isTrue();
    }

    @Test
    void textWithoutDeclaredCharsetIsGuessed() {
        byte[] koi8 = "Subject: x\r\nContent-Type: text/plain\r\n\r\nПривет, как дела? Когда вы отправите мой заказ?"
                .getBytes(Charset.forName("KOI8-R"));

        assertThat(reader.read(koi8).text()).startsWith("Привет, как дела?");
        assertThat(read("Content-Type: text/plain; charset=no-such\n\nGr\u00fc\u00dfe aus M\u00fcnchen")
                        .text())
                .contains("Gr");
    }

    @Test
    void htmlAloneBecomesTextWithItsQuotes() {
        ParsedMail mail = read("Content-Type: text/html\n\n<p>Yes<br>please</p><div>On Monday, Shop wrote:</div>"
                + "<blockquote>Do you want it?</blockquote><script>alert(1)</script>");

        assertThat(mail.text()).isEqualTo("Yes\nplease");
        assertThat(mail.quoted()).isEqualTo("On Monday, Shop wrote:\n> Do you want it?");
        assertThat(mail.html()).doesNotContain("script", "alert");
    }

    @Test
    void sameWordsInAnotherOrderAreReportedAsHidden() {
        ParsedMail mail = read("""
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain

                Do not pay me outside.
                Pay here.
                --b
                Content-Type: text/html

                <p>Pay me outside.</p><p>Do not</p><p>pay here.</p>
                --b--""");

        assertThat(mail.hidden()).contains("Pay me outside.");
    }

    @Test
    void textOfAFileIsReportedAsHidden() {
        ParsedMail mail = read("""
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                See below.
                --b
                Content-Type: text/plain; name=note.txt
                Content-Disposition: inline

                Pay me outside
                --b
                Content-Type: application/octet-stream; name=b.csv

                or,else
                --b--""");

        assertThat(mail.hidden()).isEqualTo("note.txt\nb.csv\nPay me outside\nor,else");
    }

    @Test
    void whatOnlyTheHtmlPartSaysIsReportedAsHidden() {
        ParsedMail mail = read(
                "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
                        + "Harmless words.\n--b\nContent-Type: text/html\n\n<p>Harmless <b>words</b>.</p>"
                        + "<p>Pay me outside</p><p style=\"font-size:1px\">never shown</p><p style=\"display:none\">never shown</p><a href=\"https://evil.test\">words</a>\n--b--");

        assertThat(mail.text()).isEqualTo("Harmless words.");
        assertThat(mail.hidden()).contains("Harmless words.", "Pay me outside", "https://evil.test");
        assertThat(mail.html()).doesNotContain("never shown");
    }

    @Test
    void remotePicturesAndActiveContentAreGone() {
        String html = read("""
                        Content-Type: text/html

                        <img src="https://t.test/p.gif"><img src="cid:1@x" alt="a">
                        <form action="https://x.test"><input name=a></form><iframe src="https://x.test"></iframe>
                        <div style="background:url(https://t.test/b.gif);color:red" onclick="x()">x</div>""").html();

        assertThat(html).contains("cid:1", "color:red").doesNotContain("t.test", "form", "input", "iframe", "onclick");
    }

    @Test
    void filesKeepTheirDecodedNames() {
        ParsedMail mail = read("""
                Content-Type: multipart/mixed; boundary=b

                --b

                text
                --b
                Content-Type: text/plain
                Content-Disposition: attachment; filename*0*=utf-8''%e6%b3%a8; filename*1*=%e6%96%87.txt

                x
                --b
                Content-Type: application/x-msdownload; name="../../run.exe"

                MZ
                --b--""");

        assertThat(mail.attachments()).extracting(MailAttachment::name).containsExactly("注文.txt");
        assertThat(mail.dropped())
                .containsExactly(new DroppedPart("run.exe", "application/x-msdownload", DroppedPart.Reason.EXECUTABLE));
    }

    @Test
    void nestingWithoutEndIsRefused() {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }

        assertThatThrownBy(() -> read(mail.toString())).isInstanceOf(UnreadableMail.class);
    }

    @Test
    void tooManyPartsAreRefused() {
        String mail = "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(5000) + "--b--";

        assertThatThrownBy(() -> read(mail)).isInstanceOf(UnreadableMail.class).hasMessageContaining("parts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<div>", "<blockquote>", "<b><i>", "<table><tr><td>", "&lt;", "<!--", "> ", "a:", "\"", "=?"})
    void longRepetitionsTakeNoLongTime(String unit) {
        for (String type : List.of("plain", "html")) {
            String mail =
                    "Subject: " + unit.repeat(2000) + "\nContent-Type: text/" + type + "\n\n" + unit.repeat(100_000);
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(mail));
        }
    }

    @Test
    void brokenMailsAreReadOrRefusedButNothingElse() throws IOException {
        List<Path> seeds = new ArrayList<>(SharedData.files("mime"));
        seeds.addAll(SharedData.files("bounces").subList(0, 20));
        Random random = new Random(20261121);
        for (int i = 0; i < 1500; i++) {
            byte[] mail = Files.readAllBytes(seeds.get(random.nextInt(seeds.size())));
            damage(mail, random);
            try {
                reader.read(mail);
            } catch (UnreadableMail withReason) {
                assertThat(withReason).hasMessageMatching("[ -~]{10,}");
            }
        }
    }

    private static void damage(byte[] mail, Random random) {
        for (int i = 0; i < 1 + random.nextInt(30); i++) {
            int from = random.nextInt(mail.length);
            int to = random.nextInt(mail.length);
            System.arraycopy(mail, from, mail, to, Math.min(random.nextInt(40), mail.length - Math.max(from, to)));
            mail[random.nextInt(mail.length)] = (byte) random.nextInt(256);
        }
    }
}
