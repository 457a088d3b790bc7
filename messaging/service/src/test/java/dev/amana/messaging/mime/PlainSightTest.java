package dev.amana.messaging.mime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader sees of HTML is what those read who judge it. */
class PlainSightTest {
    private final MailReader reader = new MailReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bdo dir=\"rtl\">uoy llik lliw I</bdo>",
                "<span style=\"unicode-bidi:bidi-override;direction:rtl\">uoy llik lliw I</span>",
                "<span style=\"unicode-bidi:bidi-override\" dir=rtl>uoy llik lliw I</span>",
                "<b style=\"float:right\">you</b><b style=\"float:right\">kill</b>",
                "<p dir=rtl><bdi>you</bdi> <bdi>kill</bdi> <bdi>will</bdi> <bdi>I</bdi></p>",
                "<table dir=rtl><tr><td>you</td><td>kill</td></tr></table>",
                "<p style=\"text-indent:-999px\">I will not</p>",
                "<p style=\"margin-left:-9999px;color:red\">I will not</p>",
                "<p style=\"letter-spacing:-1em\">I will not</p>",
                "<p style=\"unic\\6f de-bidi:bidi-override;dir\\65 ction:rtl\">uoy llik</p>"
            })
    void nothingIsShownInAnotherOrderOrPlace(String html) {
        assertThat(read("<p>Hello</p>" + html).html())
                .doesNotContain(
                        "bdo", "bdi", "rtl", "unicode-bidi", "direction", "float", "indent", "spacing", "-9999");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I w<span style=\"font-size:0\">qq</span>ill kill you",
                "I w<span style=\"font-size:1px\">qq</span>ill kill you",
                "I w<span style=\"font-size:0.1em\">qq</span>ill kill you",
                "I w<span style=\"font-size:5%\">qq</span>ill kill you",
                "I w<span style=\"font:0 Arial\">qq</span>ill kill you",
                "I w<span style=\"font:italic 1px/2 Arial\">qq</span>ill kill you",
                "I w<span style=\"FONT-SIZE : .5pt\">qq</span>ill kill you",
                "I w<span style=\"font-size:2px\"><b style=\"font-size:1em\">qq</b></span>ill kill you",
                "I w<span style=\"display:none\">qq</span>ill kill you",
                "<style>.a{font-size:0}</style>I w<span class=a>qq</span>ill kill you"
            })
    void wordsTooSmallToBeSeenGo(String html) {
        ParsedMail mail = read(html);

        assertThat(mail.text()).isEqualTo("I will kill you");
        assertThat(mail.html()).doesNotContain("qq");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<span style=\"color:#ffffff\">qq</span>",
                "<span style=\"color:white\">qq</span>",
                "<span style=\"color:rgb(254, 254, 254)\">qq</span>",
                "<span style=\"color:rgba(0,0,0,0)\">qq</span>",
                "<font color=\"#fefefe\">qq</font>",
                "<font color=\"white\">qq</font>",
                "<table bgcolor=\"#112233\"><tr><td style=\"color:#112234\">qq</td></tr></table>",
                "<p style=\"background-color:#000\">qq</p>",
                "<p style=\"background:black\"><b>qq</b></p>"
            })
    void wordsInTheColourOfTheirGroundAreShown(String html) {
        assertThat(read("I w" + html + "ill").html())
                .contains("qq")
                .containsPattern("color:\\s?#000000;\\s?background-color:\\s?#ffffff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p style=\"color:#333333;font-size:14px\">words</p>",
                "<table bgcolor=\"#0055aa\"><tbody><tr><td><a href=\"https://a.test\" style=\"color:#ffffff\" rel=\"nofollow\">words</a></td></tr></tbody></table>",
                "<div style=\"background:#07c;color:white\">words</div>",
                "<td style=\"font-size:0\"><div style=\"font-size:13px\">words</div></td>",
                "<p dir=\"rtl\">مرحبا Amana</p>",
                "<div dir=\"auto\" style=\"color:#222222\">שלום</div>",
                "<p style=\"font:bold 12px Arial;margin:0 4px\">words</p>",
                "<p style=\"font-size:small;color:#cccccc\">words</p>"
            })
    void ordinaryLooksStay(String html) {
        String clean = HtmlPolicy.sanitise(html);

        assertThat(clean).contains(wordOf(html)).doesNotContain("#000000;background-color");
        if (html.contains("dir=")) {
            assertThat(clean).contains("dir=");
        }
    }

    private static String wordOf(String html) {
        return html.contains("words") ? "words" : html.contains("مرحبا") ? "مرحبا" : "שלום";
    }

    @Test
    void lettersAreNotTurnedByCharactersEither() {
        Replacement nobody = new Replacement(List.of());

        assertThat(nobody.inText("I \u202Elliw\u202C go")).isEqualTo("I lliw\u202C go");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I know where you live.exe | application/x-msdownload",
                "I know where you live.bin | application/octet-stream",
                "I know where you live.asc | application/pgp-signature"
            })
    void namesOfWhatIsLeftOutAreReadToo(String name, String type) {
        ParsedMail mail =
                reader.read(("From: a@b.test\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                                + "--b\r\n\r\nHello\r\n--b\r\nContent-Type: " + type + "; name=\"" + name
                                + "\"\r\nContent-Disposition: attachment\r\n\r\nMZ\0\1\2\r\n--b--\r\n")
                        .getBytes(UTF_8));

        assertThat(mail.dropped()).hasSize(1);
        assertThat(mail.hidden()).contains("I know where you live");
    }

    private ParsedMail read(String html) {
        return reader.read(("From: a@b.test\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html).getBytes(UTF_8));
    }
}
