package dev.amana.messaging.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ezvcard.Ezvcard;
import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.parameter.ImageType;
import ezvcard.property.Photo;
import java.io.StringReader;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import org.junit.jupiter.api.Test;

/** Other libraries read what comes out. */
class CalendarAndCardTest {
    private static final String INVITATION = """
            BEGIN:VCALENDAR
            PRODID:-//Canary Bird//Calendar of canary.bird@mail.test//EN
            VERSION:2.0
            METHOD:REQUEST
            X-WR-CALNAME:canary.bird@mail.test
            BEGIN:VEVENT
            UID:1@canary.test
            DTSTAMP:20260801T100000Z
            DTSTART;TZID=Europe/Berlin:20260902T100000
            DTEND;TZID=Europe/Berlin:20260902T110000
            RRULE:FREQ=WEEKLY;COUNT=3
            SUMMARY:Pick-up with Canary Bird
            DESCRIPTION:Write to can
             ary.bird@mail.test\\, or call\\nCanary
             \\ Bird
            LOCATION:Platz 1\\, Berlin
            ORGANIZER;CN="Canary Bird";SENT-BY="mailto:other@canary.test":mailto:Canary.Bird@mail.test
            ATTENDEE;CN="Canary: Bird";EMAIL=canary.bird@mail.test;ROLE=REQ-PARTICIPANT:mailto:canary.bird@mail.test
            ATTENDEE;RSVP=TRUE;PARTSTAT=NEEDS-ACTION:mailto:seller@shop.test
            ATTENDEE:mailto:friend@private.test
            CONTACT:Canary Bird 030 123
            X-ALT-DESC;FMTTYPE=text/html:<p>canary.bird@mail.test\\, bye</p>
            ATTACH;ENCODING=BASE64;VALUE=BINARY:Y2FuYXJ5LmJpcmRAbWFpbC50ZXN0
            BEGIN:VALARM
            ACTION:DISPLAY
            TRIGGER:-PT15M
            DESCRIPTION:Soon
            END:VALARM
            END:VEVENT
            END:VCALENDAR
            """;

    @Test
    void invitationNamesThePartiesByTheirAliasesAndNobodyElse() throws Exception {
        String clean = CalendarRewriter.rewritten(INVITATION, new Rewritings());

        assertThat(ContentLines.unfolded(clean).toString())
                .doesNotContainIgnoringCase(
                        "canary.bird", "Canary Bird", "friend@private", "other@canary", "canary.test")
                .contains("RRULE:FREQ=WEEKLY;COUNT=3", "DTSTART;TZID=Europe/Berlin:20260902T100000")
                .contains("LOCATION:Platz 1\\, Berlin", "TRIGGER:-PT15M", "METHOD:REQUEST");
        Component event = new CalendarBuilder()
                .build(new StringReader(clean))
                .getComponents()
                .getFirst();
        assertThat(event.getProperty("ORGANIZER").map(Property::getValue)).contains("mailto:" + Rewritings.ALIAS);
        assertThat(event.getProperties("ATTENDEE"))
                .extracting(person -> ((Property) person).getValue())
                .containsExactly("mailto:" + Rewritings.ALIAS, "mailto:seller@shop.test");
    }

    @Test
    void whoAnswersAnInvitationDoesNotBecomeItsOrganizer() throws Exception {
        String reply = """
                BEGIN:VCALENDAR
                VERSION:2.0
                METHOD:REPLY
                BEGIN:VEVENT
                UID:1
                ORGANIZER:mailto:seller@shop.test
                ATTENDEE;PARTSTAT=ACCEPTED:mailto:canary.bird@mail.test
                END:VEVENT
                END:VCALENDAR
                """;
        assertThat(ContentLines.unfolded(CalendarRewriter.rewritten(reply, new Rewritings())))
                .contains("ORGANIZER:mailto:seller@shop.test", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:" + Rewritings.ALIAS);
    }

    private static String uid(String calendar, EventUids uids) throws FileFault {
        return ContentLines.unfolded(CalendarRewriter.rewritten(calendar, new Rewritings(uids))).stream()
                .filter(line -> line.startsWith("UID:"))
                .findFirst()
                .orElseThrow()
                .substring(4);
    }

    private static String event(String uid) {
        return "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:" + uid + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    @Test
    void eventKeepsItsOtherNameThroughUpdatesAndAnAnswerGetsBackTheFirst() throws FileFault {
        EventUids there = EventUids.of("buyer", "seller");
        EventUids back = EventUids.of("seller", "buyer");
        String outlooks = "040000008200E00074C5B7101A82E00800000000" + "A1B2C3D4".repeat(9);
        for (String original : List.of("7k3@Kanzlei-Canary.test", outlooks, "a", "größe\\, 1")) {
            String ours = uid(event(original), there);
            assertThat(ours).matches("amana-[a-z2-7]+").hasSizeLessThan(255).isEqualTo(uid(event(original), there));
            assertThat(uid(event(ours), back)).isEqualTo(original);
            // Neither its author's own mail nor another conversation tells what it was.
            assertThat(uid(event(ours), there)).startsWith("amana-").isNotEqualTo(ours);
            assertThat(uid(event(ours), EventUids.of("another", "one"))).startsWith("amana-");
        }
        String endless = "x".repeat(1000) + "@canary.test";
        assertThat(uid(event(endless), there)).hasSizeLessThan(255).isEqualTo(uid(event(endless), there));
        assertThat(uid(event("amana-"), back)).startsWith("amana-");
        assertThat(uid(event("amana-%%%"), back)).startsWith("amana-");
    }

    @Test
    void whatIsRelatedToAnEventIsStillRelatedToIt() throws FileFault {
        String related = """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:1@canary.test
                END:VEVENT
                BEGIN:VEVENT
                UID:2@canary.test
                RELATED-TO;RELTYPE=PARENT:1@canary.test
                END:VEVENT
                END:VCALENDAR
                """;
        List<String> lines = ContentLines.unfolded(CalendarRewriter.rewritten(related, new Rewritings()));
        String parent = lines.stream()
                .filter(line -> line.startsWith("UID:"))
                .findFirst()
                .orElseThrow();
        assertThat(lines).contains("RELATED-TO;RELTYPE=PARENT:" + parent.substring(4));
    }

    @Test
    void calendarThatNamesNobodyKeepsItsLines() throws FileFault {
        String plain = """
                BEGIN:VCALENDAR
                VERSION:2.0
                BEGIN:VEVENT
                SUMMARY:Übergabe\\; 10 Uhr
                DTSTART:20260902T100000Z
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n");

        assertThat(CalendarRewriter.rewritten(plain, new Rewritings())).isEqualTo(plain);
    }

    @Test
    void authorsCardBecomesOneOfTheAlias() throws FileFault {
        VCard card = new VCard();
        card.setFormattedName(Rewritings.NAME);
        card.addEmail("private@elsewhere.test");
        card.addEmail(Rewritings.ADDRESS);
        card.addTelephoneNumber("+49 30 1234567");
        card.addPhoto(new Photo(new byte[] {1, 2, 3}, ImageType.JPEG));
        card.addNote("the bird");

        String clean = ContactCardRewriter.rewritten(
                Ezvcard.write(card).version(VCardVersion.V4_0).go(), new Rewritings());

        VCard read = Ezvcard.parse(clean).first();
        assertThat(read.getFormattedName().getValue()).isEqualTo("Buyer");
        assertThat(read.getEmails()).extracting(email -> email.getValue()).containsExactly(Rewritings.ALIAS);
        assertThat(clean).doesNotContain("elsewhere", "1234567", "PHOTO", "the bird");
    }

    @Test
    void anOldCardWithEncodedNameIsTheAuthorsToo() throws FileFault {
        String old = """
                BEGIN:VCARD
                VERSION:2.1
                N;ENCODING=QUOTED-PRINTABLE:=42ird;Canary
                TEL;CELL:0301234567
                END:VCARD
                """.replace("\n", "\r\n");

        assertThat(ContactCardRewriter.rewritten(old, new Rewritings()))
                .contains("FN:Buyer")
                .doesNotContain("Bird", "0301234567");
    }

    @Test
    void somebodyElsesCardKeepsWhatModerationReads() throws FileFault {
        String other = """
                BEGIN:VCARD
                VERSION:3.0
                FN:Repair Shop
                TEL:030 555
                X-OWNER:canary.bird@mail.test
                NOTE:ask for Canary Bird
                END:VCARD
                """.replace("\n", "\r\n");

        assertThat(ContactCardRewriter.rewritten(other, new Rewritings()))
                .contains("FN:Repair Shop", "030 555", "ask for Buyer")
                .doesNotContainIgnoringCase("canary");
    }

    @Test
    void whatIsNoCalendarOrCardIsRefused() {
        assertThatThrownBy(() -> CalendarRewriter.rewritten("hello", new Rewritings()))
                .isInstanceOf(FileFault.class);
        assertThatThrownBy(() -> ContactCardRewriter.rewritten("hello", new Rewritings()))
                .isInstanceOf(FileFault.class);
    }
}
