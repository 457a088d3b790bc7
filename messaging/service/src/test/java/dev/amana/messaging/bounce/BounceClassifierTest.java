package dev.amana.messaging.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.amana.messaging.bounce.Classified.Kind;
import dev.amana.messaging.mime.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class BounceClassifierTest {
    private static final Logger log = LoggerFactory.getLogger(BounceClassifierTest.class);

    private final BounceClassifier classifier = new BounceClassifier();

    private Classified classify(String mail) {
        return classifier.classify(mail.getBytes(StandardCharsets.UTF_8), false);
    }

    @Test
    void nearlyAllBouncesOfTheSharedSetAreRecognised() throws IOException {
        List<String> missed = new ArrayList<>();
        List<Path> mails = SharedData.files("bounces");
        for (Path mail : mails) {
            if (!classifier.classify(Files.readAllBytes(mail), false).automatic()) {
                missed.add(mail.getFileName().toString());
            }
        }
        log.info("Recognised as automatic: {} of {}", mails.size() - missed.size(), mails.size());
        assertThat(missed).hasSizeLessThanOrEqualTo(mails.size() * 2 / 100);
    }

    @Test
    void noMailOfTheOtherSharedSetsIsTakenForABounce() throws IOException {
        List<String> taken = new ArrayList<>();
        for (String folder : List.of("mime", "replies/emails")) {
            for (Path mail : SharedData.files(folder)) {
                if (classifier.classify(Files.readAllBytes(mail), false).automatic()) {
                    taken.add(mail.getFileName().toString());
                }
            }
        }
        assertThat(taken).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MAILER-DAEMON@relay.test | failure notice | Hi. This is the qmail-send program at relay.test.\\nI'm afraid I wasn't able to deliver your message.\\n<a@shop.test>:\\nSorry, no mailbox here by that name. (#5.1.1) | HARD | 5.1.1
            postmaster@shop.test | Undeliverable: The lamp | Your message did not reach some or all of the intended recipients.\\n  a@shop.test on 3/11/2026\\n  The e-mail account does not exist at the organization | HARD | 5.1.1
            Postmaster@shop.test | Unzustellbar: Die Lampe | Ihre Nachricht konnte nicht zugestellt werden.\\na@shop.test\\nDas Postfach ist voll. | SOFT | 5.2.2
            postmaster@shop.test | Non remis : La lampe | Votre message n'a pas pu être remis.\\na@shop.test : destinataire inconnu | HARD | 5.1.1
            postmaster@shop.test | No se puede entregar: La lámpara | No se pudo entregar el mensaje a a@shop.test: usuario desconocido | HARD | 5.1.1
            postmaster@shop.test | Не доставлено: лампа | Ваше письмо не может быть доставлено a@shop.test: такой пользователь не найден | HARD | 5.1.1
            MAILER-DAEMON@shop.test | 配信エラー | a@shop.test 宛のメールは配信できませんでした。ユーザーが存在しません。 | HARD | 5.1.1
            postmaster@shop.test | 系统退信 | 您的邮件被退回，原因：用户不存在 a@shop.test | HARD | 5.1.1
            postmaster@shop.test | فشل التسليم | تعذر تسليم رسالتك إلى a@shop.test 550 5.1.1 | HARD | 5.1.1
            Mail-Daemon@relay.test | Warning: could not send message for past 4 hours | Your message to a@shop.test has not been delivered yet. Connection timed out. | DELAYED | 4.4.1
            """)
    void bouncesOfManySystemsAndLanguagesAreUnderstood(
            String from, String subject, String text, Kind kind, String status) {
        Classified result = classify(
                "From: <%s>\nSubject: %s\nMessage-ID: <1@relay.test>\n\n%s\n\nMessage-ID: <mail-7@alias.test>\n"
                        .formatted(from, subject, text.replace("\\n", "\n")));

        assertThat(result.kind()).isEqualTo(kind);
        assertThat(result.status()).isEqualTo(status);
        assertThat(result.messageIds()).contains("<mail-7@alias.test>");
    }

    @ParameterizedTest
    @CsvSource({
        "failed,5.1.1,HARD,5.1.1",
        "failed,4.4.7,SOFT,4.4.7",
        "failed,5.2.2,SOFT,5.2.2",
        "failed,5.0.0,HARD,5.1.1",
        "delayed,4.4.1,DELAYED,4.4.1",
        "delivered,2.0.0,RECEIPT,2.0.0"
    })
    void reportInDueFormIsTakenByItsFields(String action, String told, Kind kind, String status) {
        Classified result = classify(Reports.deliveryStatus("a@shop.test", action, told, "<mail-7@alias.test>"));

        assertThat(result.kind()).isEqualTo(kind);
        assertThat(result.status()).isEqualTo(status);
        assertThat(result.recipients()).contains("a@shop.test");
        assertThat(result.messageIds().getFirst()).isEqualTo("<mail-7@alias.test>");
    }

    @Test
    void complaintIsNoFailure() {
        Classified result = classify(Reports.complaint("<mail-7@alias.test>"));

        assertThat(result.kind()).isEqualTo(Kind.COMPLAINT);
        assertThat(result.failure()).isFalse();
        assertThat(result.detail()).isEqualTo("abuse");
        assertThat(result.messageIds()).contains("<mail-7@alias.test>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Automatic reply: The lamp",
                "Automatische Antwort: Die Lampe",
                "Réponse automatique : La lampe",
                "Respuesta automática: La lámpara",
                "Risposta automatica: La lampada",
                "Resposta automática: A lâmpada",
                "Automatisch antwoord: De lamp",
                "Automatyczna odpowiedź: Lampa",
                "Automatiskt svar: Lampan",
                "Автоответ: лампа",
                "自动答复: 灯",
                "自動応答: ランプ",
                "رد تلقائي: المصباح"
            })
    void vacationRepliesAreKnownByTheirSubjects(String subject) {
        assertThat(classify("From: a@shop.test\nSubject: " + subject + "\n\nI am away.")
                        .kind())
                .isEqualTo(Kind.AUTO_REPLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: Berta <b@mail.test>\nSubject: Fwd: Undelivered Mail Returned to Sender\n\nWhat is this?\n\n> This is the mail system at host mx.\n> 550 5.1.1 user unknown",
                "From: Berta <b@mail.test>\nSubject: My parcel could not be delivered\n\nIt was returned to sender: address unknown.",
                "From: Berta <b@mail.test>\nSubject: Re: Automatic reply: The lamp\n\nWhen are you back?",
                "From: Berta <b@mail.test>\nSubject: Auto: Frage zu den Reifen\n\nPassen sie?",
                "From: Berta <b@mail.test>\nSubject: I am away until Monday\n\nPlease ship it after that.",
                "From: Post Master <postmaster@shop.test>\nSubject: The lamp\n\nYes, it is made of glass.",
                "From: Berta <b@mail.test>\nSubject: 不在通知について\n\n再配達をお願いします。",
                "Subject: No sender\n\nHello"
            })
    void whatAPersonWroteIsNot(String mail) {
        assertThat(classify(mail).kind()).isEqualTo(Kind.NONE);
    }

    @Test
    void fieldNamesByTheThousandAreReadOnce() {
        String mail = "From: MAILER-DAEMON@relay.test\nSubject: Hello\n\n" + " To:\n".repeat(512 * 1024 / 5);

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(classifier
                                .classify(mail.getBytes(StandardCharsets.UTF_8), true)
                                .automatic())
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Sorry.\\nFrom: a\\nTo: b\\n c\\nSubject: d\\n                            | 7
            Sorry.\\n> From: a\\n> To: b\\n> Subject: d\\n                          | 7
            To: x\\nFrom a friend\\nX-One: 1\\n\\tfolded\\nCc: b\\nDate: today\\n    | 20
            From: a\\nTo: b\\n\\nSubject: d\\n                                      | -1
            From: a\\nTo: b\\nSubject: cut off                                      | -1
            """)
    void headerOfTheReturnedMailIsFoundInTheText(String text, int start) {
        assertThat(HeaderBlock.start(text.replace("\\n", "\n").replace("\\t", "\t")))
                .isEqualTo(start);
    }

    @Test
    void whatComesFromTheNullSenderIsNeverFromAPerson() {
        byte[] mail = "From: a@shop.test\nSubject: Hello\n\nHello".getBytes(StandardCharsets.UTF_8);

        assertThat(classifier.classify(mail, true).kind()).isEqualTo(Kind.AUTO_REPLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "\u0000",
                "From MAILER-DAEMON",
                "Content-Type: multipart/report; boundary=x\n\n--x\n--x\n--x--"
            })
    void brokenMailsAreEndured(String mail) {
        assertThat(classifier
                        .classify(mail.getBytes(StandardCharsets.UTF_8), true)
                        .automatic())
                .isTrue();
    }
}
