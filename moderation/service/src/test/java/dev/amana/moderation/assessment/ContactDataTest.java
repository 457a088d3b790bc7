package dev.amana.moderation.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.moderation.contact.ContactFinder;
import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Severity;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactDataTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "john at gmail dot com",
                "Write me: j o h n at gmail dot com",
                "my mail is john.smith (at) web.de",
                "schreib mir an hans punkt mueller ät gmx punkt de",
                "hans Klammeraffe web Punkt de",
                "جون ات جيميل دوت كوم",
                "راسلني على احمد ات ياهو",
                "ジョン アットマーク ジーメール ドット コム",
                "taro アット yahoo ドット jp",
                "Call me at +49 170 1234567",
                "Contact me directly: john@example.com",
                "You can text me on WhatsApp",
                "Schreiben Sie mir per WhatsApp",
                "راسلني على الواتساب",
                "LINEで連絡ください",
                "直接取引しませんか",
                "Let's do this deal outside the platform to avoid the fees",
                "Überweisen Sie das Geld direkt auf mein Konto",
                "ادفع مباشرة على حسابي",
                "Pay me via PayPal friends and family",
                "my number is zero one seven one two three four five six",
                "Cancel the order and pay me directly"
            })
    void attemptsToLeaveTheMarketplaceAreHeld(String text) {
        assertThat(TestScreener.verdict(Role.SELLER, text).outcome()).as(text).isEqualTo(Outcome.HELD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When will my parcel arrive?\n\nBest regards\nJohn Smith\nMain Street 5\n+49 170 1234567\njohn@example.com",
                "Please contact me when it has shipped.\n\n--\nJohn Smith\nPhone: +49 170 1234567",
                "Bitte melden Sie sich, sobald das Paket da ist. Danke!",
                "My order number is 4005-1234567-8900, please reply.",
                "Where do I find the manual? I saw https://example.com/manual on the box.",
                "Reply to c-3xk7q2m9@alias.amana.test if it is still available at amazon dot com prices.",
                "Please do not contact me on WhatsApp.",
                "注文番号は123-4567890-1234567です。連絡お待ちしています。",
                "متى يصل الطلب؟ رقم الطلب 123456789",
                "I bought it directly from you last time.",
                "Ist es möglich, die Versandgebühren zu sparen?",
                "Could you send me a text that explains the warranty?",
                "直接取引はお断りします"
            })
    void ordinaryMailsGetThrough(String text) {
        assertThat(TestScreener.verdict(Role.BUYER, text))
                .satisfies(verdict -> assertThat(verdict.outcome())
                        .as(text + verdict.findings())
                        .isEqualTo(Outcome.CLEARED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anything you buy outside of the marketplace is no longer covered by our guarantee.",
                "Käufe außerhalb der Plattform sind leider nicht abgesichert.",
                "Bei Geschäften außerhalb des Marktplatzes haben Sie keinen Käuferschutz.",
                "الشراء خارج المنصة غير مضمون.",
                "التعامل خارج الموقع ليس مشمولا بالضمان.",
                "アプリの外での取引は保証の対象外となります。",
                "サイト外でのやり取りは補償されません。"
            })
    void aWarningAgainstLeavingGetsThrough(String text) {
        assertThat(TestScreener.verdict(Role.SELLER, text).outcome()).as(text).isEqualTo(Outcome.CLEARED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We can do it outside the platform, pay me directly, you are not protected but it is cheap.",
                "We can do it outside the platform, pay me directly, not protected but it is cheap.",
                "Überweisen Sie direkt auf mein Konto, außerhalb der Plattform sind Sie nicht versichert, aber es ist billiger.",
                "Außerhalb der Plattform direkt an mich zahlen, nicht versichert, dafür billiger",
                "Regeln wir es außerhalb des Marktplatzes, dafür billiger",
                "خارج المنصة ادفع لي مباشرة غير مضمون لكن ارخص",
                "サイト外で直接取引、補償されませんが安いです",
                "サイト外で補償されませんが、直接取引しませんか"
            })
    void anInvitationThatAdmitsTheRiskIsOneAllTheSame(String text) {
        assertThat(TestScreener.verdict(Role.SELLER, text).outcome()).as(text).isEqualTo(Outcome.HELD);
    }

    @Test
    void aPlainAddressIsNotedAndDelivered() {
        assertThat(TestScreener.verdict(Role.BUYER, "Regards, john@example.com"))
                .satisfies(verdict -> {
                    assertThat(verdict.outcome()).isEqualTo(Outcome.CLEARED);
                    assertThat(verdict.severity()).isEqualTo(Severity.LOW);
                    assertThat(verdict.findings()).singleElement().satisfies(finding -> {
                        assertThat(finding.rule()).isEqualTo("contact.email");
                        assertThat(finding.words()).isEqualTo("john@example.com");
                    });
                });
    }

    @Test
    void addressesInAQuoteAndAliasesAreNobodysContactData() {
        assertThat(TestScreener.verdict(Role.BUYER, Role.SELLER, "Yes please.", "On Monday john@example.com wrote: Hi")
                        .findings())
                .isEmpty();
        assertThat(TestScreener.verdict(Role.BUYER, "c-1@alias.amana.test").findings())
                .isEmpty();
    }

    @Test
    void anInvitationIsWeighedWhereverItStands() {
        String far = "Please contact me when it has shipped.\n\n" + "The lamp is for our living room. ".repeat(10);
        assertThat(TestScreener.outcome(Role.BUYER, far + "\n\nOr contact me: john@example.com"))
                .isEqualTo(Outcome.HELD);
    }

    @Test
    void aQuoteMarkBeforeTheAddressDoesNotHideTheInvitation() {
        assertThat(TestScreener.verdict(Role.BUYER, Role.SELLER, "Contact me here:", "john@example.com")
                        .outcome())
                .isEqualTo(Outcome.HELD);
        assertThat(TestScreener.verdict(Role.BUYER, Role.AGENT, "Contact me here:", "john@example.com")
                        .outcome())
                .isEqualTo(Outcome.CLEARED);
    }

    @Test
    void anAgentMayGiveContactData() {
        assertThat(TestScreener.outcome(Role.AGENT, "Call us at +49 30 12345678 if you like"))
                .isEqualTo(Outcome.CLEARED);
    }

    @Test
    void redactionMasksContactDataOnly() {
        Normaliser normaliser = new Normaliser();
        Redaction redaction = new Redaction(new ContactFinder(normaliser, Set.of("alias.amana.test")));
        assertThat(redaction.redacted("Mail john@example.com or call +49 170 1234567, see www.example.com!", "de"))
                .isEqualTo("Mail [email] or call [phone], see [link]!");
        assertThat(redaction.redacted("Order 302-555123-77 goes to Lindenstraße 12, second floor", "de"))
                .isEqualTo("Order 302-555123-77 goes to Lindenstraße 12, second floor");
    }
}
