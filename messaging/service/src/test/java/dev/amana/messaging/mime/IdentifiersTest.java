package dev.amana.messaging.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as somebody's name, address and number, in all the ways people and programs write them, and what does not. */
class IdentifiersTest {
    private static final String ALIAS = "b7k@alias.amana.test";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Registered | written
                "Quirina Maria Zwickel | Quirina Zwickel",
                "Quirina Maria Zwickel | Maria Zwickel",
                "Quirina Maria Zwickel | Quirina M. Zwickel",
                "Quirina Maria Zwickel | Quirina M Zwickel",
                "Quirina Maria Zwickel | quirina zwickel",
                "Quirina Maria Zwickel | Zwickel, Quirina",
                "Quirina Maria Zwickel | Zwickel, Quirina Maria",
                "Quirina Maria Zwickel | ZWICKEL Quirina",
                "María José García López | María García",
                "María García López | María García",
                "Quirina Zwickel | Quirina M. Zwickel",
                "Quirina Zwickel | Quirina Maria Zwickel",
                "Quirina Zwickel | Quirina Anna-Maria T. Zwickel",
                "Quirina Zwickel | Quirina von der Zwickel",
                "Quirina Zwickel | QuirinaJ.Zwickel",
                "Quirina Zwickel | Quirina J.Zwickel",
                "Quirina Zwickel | Quirina.J.Zwickel",
                "Quirina Zwickel | Quirina_J_Zwickel",
                "Quirina Zwickel | quirina.j.zwickel",
                "Quirina Maria Zwickel | Quirina M.Zwickel",
                "Quirina Zwickel | Quirina J.T. Zwickel",
                "Quirina Zwickel | Quirina JT Zwickel",
                "Jo May | jo_j_may",
                "Quirina Zwickel | Zwickel.Quirina",
                "Quirina Zwickel | Quirina   Zwickel",
                "Quirina Zwickel | QuirinaMariaZwickel",
                "Quirina T. Zwickel | Quirina;T.;Zwickel",
                "Quirina Zwickel | Zwickel Quirina",
                "Quirina-Maria Zwickel | Quirina？Maria Zwickel",
                "Quirina Zwickel | zwickel_quirina",
                "Quirina Zwickel | zwickel-quirina",
                "Quirina Zwickel | ZwickelQuirina",
                "Quirina Zwickel | Zwickel;Quirina",
                "Quirina Zwickel | Zwickel\",\"Quirina",
                "Quirina Zwickel | Quirina\";\"Zwickel",
                "Quirina Zwickel | Quirina,Zwickel",
                "Quirina T. Zwickel | Quirina Zwickel",
                "Quirina T. Zwickel | Quirina T Zwickel",
                "Zwickel, Quirina | Quirina Zwickel",
                "Dr. Quirina Zwickel | Quirina Zwickel",
                "Prof. Dr. Zwickel, Quirina | Quirina Zwickel",
                "Quirina Zwickel (Shop) | Quirina Zwickel",
                "Quirina Zwickel / Pumpen GmbH | Quirina Zwickel",
                "Doe Jamie | Jamie Doe",
                "Sean O'Brien | Sean O’Brien",
                "Sean O’Brien | Sean O'Brien",
                "Sean O'Brien | Sean OBrien",
                "Anna-Lena Müller | Anna‑Lena Müller",
                "Anna-Lena Müller | Anna Lena Müller",
                "Anna-Lena Müller | Anna-Lena Mueller",
                "Anna-Lena Müller | Annalena Müller",
                "王伟 | 王伟",
                "王伟 | 王 伟",
                "이산 | 이산",
                "홍길동 | 홍 길동",
                "山田 太郎 | 山田太郎",
                "山田　太郎 | 山田太郎",
                "山田　太郎 | 山田　太郎",
                "山田太郎 | 山田 太郎",
                "山田 太郎 | 太郎 山田",
                "ジョン・スミス | ジョン・スミス",
                "ジョン・スミス | ジョン スミス",
                "Żółć Ąę | Żółć Ąę",
            })
    void aNameIsFoundHoweverItIsWritten(String registered, String written) {
        assertThat(named(registered).inText("私は" + written + "です。")).isEqualTo("私はBuyerです。");
        assertThat(named(registered).inText("Regards, " + written + "\n")).isEqualTo("Regards, Buyer\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Registered | written
                "Quirina T. Zwickel | Zwickel Quirina",
                "Quirina T. Zwickel | Zwickel, Quirina",
                "Quirina T. Zwickel | Quirina Zwickel",
                "Quirina T. Zwickel | Zwickel_Quirina",
                "Quirina Maria Zwickel | ZWICKEL Quirina",
                "Quirina Maria Zwickel | Quirina M. Zwickel",
                "Quirina Maria Zwickel | Zwickel, Quirina",
                "Quirina Maria Zwickel | Maria Zwickel",
                "Quirina Maria Anna Zwickel | Zwickel Quirina Anna",
                "María García López | María García",
                "Sean O'Brien | O'Brien Sean",
                "Quirina-Marie de la Zwickel | Zwickel Quirina-Marie",
            })
    void aNameIsFoundWhateverWordIsNext(String registered, String written) {
        for (String word : PersonName.of(registered).words()) {
            String small = word.toLowerCase(Locale.ROOT);
            String initial = small.substring(0, 1);
            for (String next :
                    List.of(initial + "hat is it", small + "ette", initial + "qx7@alias.test", initial + "@x.test")) {
                assertThat(named(registered).inText(written + " " + next)).isEqualTo("Buyer " + next);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Quirina Zwickel | Zwickel_Quirina_CV.pdf | Buyer_CV.pdf",
                "Quirina Zwickel | QuirinaZwickelRechnung.pdf | BuyerRechnung.pdf",
                "Quirina Zwickel | Quirina Zwickel2.pdf | Buyer2.pdf",
                "Quirina Zwickel | font-family:'zwickel quirina' | font-family:'Buyer'",
                "Quirina Zwickel | Quirina, Zwickel <x@y.test> | Buyer <x@y.test>",
                "Quirina T. Zwickel | Yours, Quirina, Zwickel | Yours, Buyer",
                "Quirina Zwickel | 2026-11-Quirina.Zwickel.docx | 2026-11-Buyer.docx",
                "Quirina Zwickel | Quirina Zwickels Lampe | Buyers Lampe",
                "Quirina Zwickel | Quirina Zwickel's lamp | Buyer's lamp",
                "Quirina Zwickel | N:Zwickel;Quirina;;; | N:Buyer;;;",
                "Quirina Zwickel | 7;\"Zwickel\";\"Quirina\";9 | 7;\"Buyer\";9",
                "Jörg Müller | From: =?UTF-8?Q?J=C3=B6rg_M=C3=BCller?= <x@y.test> | From: Buyer <x@y.test>",
                "Jörg Müller | From: =?UTF-8?Q?J=C3=B6rg?= M&uuml;ller | From: =?UTF-8?Q?J=C3=B6rg?= M&uuml;ller",
                "王伟 | Subject: =?utf-8?B?546L5Lyf | Subject: Buyer",
                "이산 | 저는 이산입니다. | 저는 Buyer입니다.",
            })
    void aNameIsFoundInsideOfOtherWords(String registered, String written, String replaced) {
        assertThat(named(registered).inText(written)).isEqualTo(replaced);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Quirina Zwickel | Quirina wrote that Zwickel is a town",
                "Quirina Zwickel | Cheers, Quirina",
                "Quirina Zwickel | Frau Zwickel",
                "Quirina Zwickel | Berta Zwickel and Quirina Meier",
                "Quirina Zwickel | Anna and Karl Zwickel",
                "Quirina Maria Zwickel | Quirina Maria Gruber",
                "Quirina Maria Zwickel | Best, Maria",
                "Mark Young | I will mark the young trees, and the young mark it too",
                "Mark Young | what the young mark, the bad do",
                "Rose Bush | A bush rose; the bush, a rose",
                "Will May Day | Will may come on the day, as will May",
                "Mark Hand | mark hands in red",
                "John Will | Hi John, Will you send it",
                "John Will | Thanks John, Will, and Mary",
                "April May | open in April, May, June",
                "Will Ray | We will x-ray the parcel",
                "Jean Shirt | one jean t-shirt please",
                "Rose White | the \"white rose\" in white-rose",
                "Anna Smith | ask anna.smith@another.test",
                "Jamie Doe | Jamie Doering and Jamie Doerr",
                "Jamie Doe | Jamie and Doe",
                "The Lamp Store | the store has a lamp, and the lamp is on",
                "Lamp Shop Team | your lamp shop, your team, Lamp Team, Shop Team",
                "이산 | 이산화탄소와 이산가족",
                "王伟 | 王先生很伟大",
                "山田 太郎 | 山の田、太い郎",
            })
    void whatOnlyLooksLikeANameStays(String registered, String text) {
        assertThat(named(registered).inText(text)).isEqualTo(text);
    }

    @Test
    void whatOnlyLooksLikeANameStaysAlsoWhereALineEnds() {
        assertThat(named("John Will").inText("Hi John, Will\nyou send it?")).isEqualTo("Hi John, Will\nyou send it?");
        assertThat(named("Anna Smith").inText("anna.smith=\r\n@another.test"))
                .isEqualTo("anna.smith=\r\n@another.test");
    }

    @Test
    void aNameIsFoundInColumnsThatAreWrapped() {
        assertThat(named("Quirina Zwickel").inText("N:Zwickel\r\n;Quirina\r\n")).isEqualTo("N:Buyer\r\n");
    }

    @Test
    void aFirstNameAboveAnotherParagraphStays() {
        String text = "Thanks, Quirina\n\nThe Zwickel is broken";
        assertThat(named("Quirina Zwickel").inText(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+49 1511 2345 0007",
                "+49 1511 2345</b>\n                    <b>0007",
                "+49 1511 2345                       \n          0007",
                "+49 1511 2345\r\n> 0007",
                "+49 1511 2345\r\n> > 0007",
                "0151 1234  -  50007",
                "01511·2345·0007",
                "01511•2345•0007",
                "01511,2345,0007",
                "01511 : 2345 : 0007",
                "01511\u22122345\u22120007",
                "01511|2345|0007",
                "01511*2345*0007",
                "01511%202345&nbsp;0007",
                "01511&#160;2345\u30000007",
                "0049 (0) 1511 / 2345-0007",
                "٠١٥١١٢٣٤٥٠٠٠٧"
            })
    void aNumberIsFoundWhateverStandsBetweenItsDigits(String written) {
        LeakScan scan = new LeakScan(LeakCheck.Wanted.of(Set.of("+49 1511 2345 0007")));
        scan.text("text", "Call " + written + " now");

        assertThat(scan.findings()).isNotEmpty();
        if (!written.contains("<")) {
            assertThat(numbered("+49 1511 2345 0007").inText("Call " + written + " now"))
                    .isEqualTo("Call *** now");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Order 4711-2345-0008 of 2345.00",
                "15.11.2026, 23:45, 0.07 EUR",
                "1511 2345 and 0007 of them",
                "SN 2345-0070, 49 pieces",
                "12345.0006",
                "1.234.500,06 EUR",
                "Item 151 1234 500 77x1",
                "2026-11-15 12:34:50 00:06"
            })
    void numbersOfOtherThingsStay(String text) {
        assertThat(numbered("+49 1511 2345 0007").inText(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"seller\"@shop.test",
                "\"seller\" @shop.test",
                "seller(x)@shop.test",
                "seller (of lamps) @shop.test",
                "seller@(x)shop.test",
                "seller\\@shop.test",
                "seller\\@shop\\.test",
                "*seller*@shop.test",
                "**seller**@shop.test",
                "seller*@*shop.test",
                "`seller`@`shop.test`",
                "\"seller\" (at) shop.test",
                "seller\\u0040shop\\u002etest",
                "s\u200Be\u200Bl\u200Bl\u200Be\u200Br\u200B+\u200Bs\u200Bh\u200Bo\u200Bp\u200B@\u200Bs\u200Bh\u200Bo\u200Bp\u200B.test"
            })
    void anAddressIsFoundWithQuotesCommentsAndMarks(String written) {
        Replacement replacement = new Replacement(
                List.of(new KnownParty(ALIAS, "Buyer", Set.of("seller@shop.test"), Set.of(), Set.of())));

        assertThat(replacement.inText("Write to " + written + " or not"))
                .contains(ALIAS)
                .doesNotContain("seller", "shop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seller (the one at shop.test)",
                "best seller @ our shop.test",
                "seller \"@\" nothing",
                "**seller** of shop.test",
                "other.seller1@shop.test"
            })
    void whatOnlyLooksLikeAnAddressStays(String text) {
        Replacement replacement = new Replacement(
                List.of(new KnownParty(ALIAS, "Buyer", Set.of("seller@shop.test"), Set.of(), Set.of())));

        assertThat(replacement.inText(text)).isEqualTo(text);
    }

    /** Each of these makes a pattern with nested gaps try everything. */
    @Test
    void aLongTextOfNearHitsTakesNoTime() {
        Replacement replacement = new Replacement(List.of(new KnownParty(
                ALIAS,
                "Buyer",
                Set.of("seller@shop.test", "|b@shop.test"),
                Set.of("Quirina Maria de la Zwickel", "Quirina A. A. A. Á. Á. Á. Zwickel", "Sean O'Brien", "山田 太郎"),
                Set.of("+49 1511 2345 0007"))));
        for (String near : List.of(
                "Quirina ",
                "Quirina M. ",
                "Quirina\n ",
                "Zwickel;",
                "A. ",
                "山 ",
                "|\n",
                "'zwickel quirina a a a a a a x",
                "1 ",
                "1511 2345 000 ",
                "seller\"(",
                "4 -")) {
            String text = near.repeat(200_000 / near.length());
            assertThat(replacement.inText(text)).isEqualTo(text);
        }
    }

    private static Replacement named(String name) {
        return new Replacement(List.of(new KnownParty(ALIAS, "Buyer", Set.of(), Set.of(name), Set.of())));
    }

    private static Replacement numbered(String phone) {
        return new Replacement(List.of(new KnownParty(ALIAS, "Buyer", Set.of(), Set.of(), Set.of(phone))));
    }
}
