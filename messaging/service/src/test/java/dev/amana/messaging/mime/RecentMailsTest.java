package dev.amana.messaging.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentMailsTest {
    private final MailReader reader = new MailReader();
    private final RecentMails recent = new RecentMails();

    @Test
    void whatWasReadAsItCameInIsWhatRelayingWouldRead() {
        for (String mail : List.of(plain(), quoting(), withHtml(), withFile())) {
            byte[] raw = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
            recent.keep("original", reader.read(raw), raw.length);

            assertThat(recent.take("original")).get().usingRecursiveComparison().isEqualTo(reader.readJudged(raw));
        }
    }

    @Test
    void eachIsThereOnce() {
        byte[] raw = plain().getBytes(StandardCharsets.UTF_8);
        recent.keep("original", reader.read(raw), raw.length);

        assertThat(recent.take("original")).isPresent();
        assertThat(recent.take("original")).isEmpty();
    }

    @Test
    void nothingIsLeftOnceSomebodyIsErased() {
        byte[] raw = plain().getBytes(StandardCharsets.UTF_8);
        recent.keep("original", reader.read(raw), raw.length);
        recent.forget();

        assertThat(recent.take("original")).isEmpty();
    }

    @Test
    void largeOnesAreNotKept() {
        byte[] raw = (plain() + "word ".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
        recent.keep("original", reader.read(raw), raw.length);

        assertThat(recent.take("original")).isEmpty();
    }

    private static String plain() {
        return headers("text/plain; charset=UTF-8") + "Hello,\n\nis it still there?\n";
    }

    private static String quoting() {
        return headers("text/plain; charset=UTF-8")
                + "Yes, it is.\n\nOn 20/11/2026 18:02, the shop wrote:\n> Is it still there?\n> Regards\n";
    }

    private static String withHtml() {
        return headers("multipart/alternative; boundary=b") + "--b\nContent-Type: text/plain\n\nPlain words\n"
                + "--b\nContent-Type: text/html\n\n<p>Other <b>words</b></p>\n--b--\n";
    }

    private static String withFile() {
        return headers("multipart/mixed; boundary=b") + "--b\nContent-Type: text/plain\n\nSee the list\n"
                + "--b\nContent-Type: text/csv; name=list.csv\nContent-Disposition: attachment; filename=list.csv\n\n"
                + "one,two\n--b\nContent-Type: application/x-msdownload; name=a.exe\n\nMZ\n--b--\n";
    }

    private static String headers(String type) {
        return "From: Ada <ada@mail.test>\nTo: alias@alias.amana.test\nSubject: A question\nMessage-ID: <one@mail.test>\n"
                + "References: <zero@mail.test>\nMIME-Version: 1.0\nContent-Type: " + type + "\n\n";
    }
}
