package dev.amana.messaging.stafffile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.amana.messaging.conversation.Content.Attachment;
import dev.amana.messaging.mime.MailAttachment;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a mail is read as changes with what reads it; what was told of it does not. */
class WhenStaffSendFilesThenTellTest {
    private static final MailAttachment PICTURE = file("picture");
    private static final MailAttachment LETTER = file("a letter");

    @Test
    void whatIsReadAsItWasIsTold() {
        assertThat(WhenStaffSendFilesThenTell.same(described(PICTURE, LETTER), List.of(PICTURE, LETTER)))
                .containsExactly(entry("m-1", PICTURE.content()), entry("m-2", LETTER.content()));
    }

    @Test
    void moreOrFewerFilesThanThereWereDoNoHarm() {
        assertThat(WhenStaffSendFilesThenTell.same(described(PICTURE), List.of(PICTURE, LETTER)))
                .containsOnlyKeys("m-1");
        assertThat(WhenStaffSendFilesThenTell.same(described(PICTURE, LETTER), List.of(PICTURE)))
                .containsOnlyKeys("m-1");
    }

    @Test
    void nothingIsToldAsAnotherFile() {
        assertThat(WhenStaffSendFilesThenTell.same(described(PICTURE, LETTER), List.of(LETTER, PICTURE)))
                .isEmpty();
        assertThat(WhenStaffSendFilesThenTell.same(described(PICTURE), List.of(file("pictur3"))))
                .isEmpty();
    }

    /** Of an old event: the size is all there is. */
    @Test
    void withoutAHashTheSizeIsCompared() {
        List<Attachment> old = Attachment.describe("m", "agent", List.of(PICTURE));
        assertThat(WhenStaffSendFilesThenTell.same(old, List.of(PICTURE))).containsOnlyKeys("m-1");
        assertThat(WhenStaffSendFilesThenTell.same(old, List.of(LETTER))).isEmpty();
    }

    private static List<Attachment> described(MailAttachment... files) {
        List<Attachment> described = Attachment.describe("m", "agent", List.of(files));
        return IntStream.range(0, files.length)
                .mapToObj(at -> described.get(at).ofStaff(files[at].sha256()))
                .toList();
    }

    private static MailAttachment file(String content) {
        return new MailAttachment("file.bin", "application/octet-stream", content.getBytes(UTF_8), null);
    }
}
