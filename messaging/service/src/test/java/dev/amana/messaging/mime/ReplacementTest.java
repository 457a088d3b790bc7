package dev.amana.messaging.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplacementTest {
    private static final String ALIAS = "b7k@alias.amana.test";
    private final Replacement replacement = new Replacement(List.of(new KnownParty(
            ALIAS, "Buyer", Set.of("jamie.doe@mail.test"), Set.of("Jamie Doe", "Jamie"), Set.of("+49 30 1234567"))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jamie.doe@mail.test",
                "JAMIE.Doe@Mail.Test",
                "jamie.doe@\nmail.test",
                "jamie.doe@\r\n> mail.test",
                "jamie\n> > .doe@mail.test",
                "jamie.doe @ mail.test",
                "ja\u00admie.d\u200boe@mail.test",
                "jamie.doe+news@mail.test",
                "jamie.doe%40mail.test",
                "jamie.doe%2Bnews%2540mail.test",
                "jamie.doe (at) mail [dot] test",
                "jamie.doe at mail dot test",
                "jamie.doe&#64;mail&period;test",
                "\uff4aamie.doe\uff20mail.test",
                "Y2FsbCBqYW1pZS5kb2VAbWFpbC50ZXN0"
            })
    void addressIsReplacedHoweverItIsBroken(String form) {
        assertThat(replacement.inText("Write to " + form + ".")).isIn("Write to " + ALIAS + ".", "Write to ***.");
    }

    @Test
    void aLinkToOptOutIsTakenOutOfWhatIsQuoted() {
        String link = "https://amana.test/api/preferences/opt-out/01JDCONV.g2x.aB3-".concat("x".repeat(28));
        assertThat(replacement.inText("> Stop:\n> " + link + "\n> Yours")).isEqualTo("> Stop:\n> ***\n> Yours");
        assertThat(replacement.inText("> " + link.substring(0, 60) + "\n> " + link.substring(60) + "\n> Yours"))
                .isEqualTo("> ***\n> Yours");
    }

    @Test
    void aLinkToReportAMessageIsTakenOutOfWhatItsAuthorGetsBack() {
        String link = "https://amana.test/api/message-reports/01JDCONV~01JDMESSAGE.g2x.aB3-".concat("x".repeat(28));
        assertThat(replacement.inText("> Report:\n> " + link + "\n> Yours")).isEqualTo("> Report:\n> ***\n> Yours");
        assertThat(replacement.inText("> " + link.substring(0, 60) + "\n> " + link.substring(60) + "\n> Yours"))
                .isEqualTo("> ***\n> Yours");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JamieDoe",
                "JAMIEDOE",
                "Jamie\r\n Doe",
                "Doe, Jamie",
                "Jamie_Doe",
                "Ja\r\n mieDoe",
                "Jamie Ma\r\n ria Doe",
                "Jam=\r\nie D=\noe",
                "Ja\u200B\r\n mie Doe"
            })
    void nameIsReplacedHoweverItIsJoined(String form) {
        assertThat(replacement.inText("From " + form + ".")).isEqualTo("From Buyer.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Quirina Maria Zwickel|Quirina Zwickel",
                "Quirina Zwickel|Quirina M. Zwickel",
                "Quirina Zwickel|Quirina Maria Zwickel",
                "Quirina Zwickel|Zwickel Quirina",
                "Quirina Zwickel|Zwickel;Quirina",
                "Quirina Zwickel|Quirina;Maria;Zwickel",
                "Quirina Zwickel|QUIRINA ZWICKEL",
                "Zwickel, Quirina|Quirina Zwickel",
                "Dr. Quirina Zwickel (Lampen)|Quirina Zwickel",
                "Sean O'Brien|Sean O\u2019Brien",
                "Anna-Lena M\u00fcller|Anna\u2011Lena M\u00fcller",
                "Anna-Lena M\u00fcller|Anna Lena Mueller",
                "\u738b\u4f1f|\u738b\u4f1f",
                "\u5c71\u7530\u3000\u592a\u90ce|\u5c71\u7530\u592a\u90ce",
                "\u5c71\u7530 \u592a\u90ce|\u5c71\u7530\u3000\u592a\u90ce",
                "\u5c71\u7530\u592a\u90ce|\u5c71\u7530 \u592a\u90ce",
                "\uc774\uc0b0|\uc774\uc0b0"
            })
    void nameIsReplacedHoweverItsOwnerVariesIt(String told, String written) {
        Replacement its = new Replacement(List.of(new KnownParty(ALIAS, "Buyer", Set.of(), Set.of(told), Set.of())));
        assertThat(its.inText("(" + written + ")")).isEqualTo("(Buyer)");
    }

    @Test
    void nameInAFileNameIsReplacedWhateverFollowsIt() {
        Replacement its =
                new Replacement(List.of(new KnownParty(ALIAS, "Buyer", Set.of(), Set.of("Quirina Zwickel"), Set.of())));
        assertThat(its.inText("Zwickel_Quirina_CV.pdf QuirinaZwickelBill.pdf Quirina Zwickel2.pdf Quirina Zwickels"))
                .doesNotContain("Zwickel");
        assertThat(its.inText("a quirina is no zwickel, and zwickel quirina neither"))
                .contains("zwickel quirina neither");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"jamie.doe\"@mail.test",
                "*jamie.doe*@mail.test",
                "jamie.doe\\@mail.test",
                "jamie.doe(home)@mail.test",
                "jamie.doe@(home)mail.test"
            })
    void addressIsReplacedWithWhatMayStandRoundItsSign(String form) {
        assertThat(replacement.inText("Write to " + form + ".")).doesNotContain("mail.test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "030 123\r\n> 4567",
                "030 123\n            4567",
                "030 123  -  4567",
                "030 123\u00b74567",
                "030 123,4567",
                "030 1 2 3 : 4567"
            })
    void phoneNumberIsReplacedAcrossWrapsAndSigns(String form) {
        assertThat(replacement.inText("call " + form + " now")).isEqualTo("call *** now");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jamiedoe runs",
                "Jamie wrote to xjamie.doe@mail.test",
                "jamie.doe@mail.tester",
                "Jamie Doering",
                "order 4930123",
                "met Jamie at mail time, dot test"
            })
    void whatOnlyLooksSimilarStays(String text) {
        assertThat(replacement.inText(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_%s_", "私の%sです", "mail:%s.Thanks", "-%s-", "%s.pdf", "وبريدي%s"})
    void addressIsReplacedWhateverStandsBesideIt(String around) {
        assertThat(replacement.inText(around.formatted("jamie.doe@mail.test"))).isEqualTo(around.formatted(ALIAS));
    }

    @Test
    void fullNameIsReplacedAcrossAWrapAndLastNameFirst() {
        assertThat(replacement.inText("Best,\n> Jamie\n> DOE")).isEqualTo("Best,\n> Buyer");
        assertThat(replacement.inText("From: Doe, Jamie <jamie.doe@mail.test>"))
                .isEqualTo("From: Buyer <" + ALIAS + ">");
        assertThat(replacement.inText("私はJamie Doeです")).isEqualTo("私はBuyerです");
    }

    @Test
    void phoneNumberIsReplacedInOtherNotations() {
        assertThat(replacement.inText("call 0049 (30) 123-45 67 or 030/1234567"))
                .isEqualTo("call *** or ***");
    }

    @Test
    void htmlIsReplacedAcrossTagsEntitiesAndAttributes() {
        String html = "<p>jamie<b>.doe</b>&#64;mail<wbr>.test</p>"
                + "<a href=\"mailto:jamie.doe%40mail.test?subject=x\">me</a>"
                + "<a href=\"https://x.test/?u=jamie.doe%40mail.test\">link</a><i title=\"Jamie  Doe\">x</i>";

        String replaced = inHtml(HtmlPolicy.sanitise(html));

        assertThat(replaced)
                .containsIgnoringCase(ALIAS)
                .contains("mailto:" + ALIAS, "title=\"Buyer\"")
                .doesNotContainIgnoringCase("doe", "%40", "u=jamie");
    }

    @Test
    void wordsAcrossTagsAreOtherwiseKept() {
        String html = "<p>Hello <b>World</b>, one &lt; two</p>";

        assertThat(inHtml(html)).isEqualTo(html);
    }

    private String inHtml(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        replacement.inHtml(document);
        return document.body().html();
    }
}
