package dev.amana.messaging.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.messaging.file.FileFault.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTypesTest {
    private final FilePolicy policy = FilePolicy.standard();

    @ParameterizedTest
    @CsvSource({
        "a.exe, MZ",
        "a.pdf, MZ",
        "photo.jpg.exe, anything",
        "invoice.exe.pdf, %PDF-1.7",
        "run.sh, echo",
        "notes.txt, #!/bin/sh",
        "sheet.xlsm, PK",
        "'blank.bat . ', x"
    })
    void programsAreFoundByContentAndByName(String name, String content) {
        assertThatThrownBy(() -> policy.identified(name, "application/octet-stream", bytes(content)))
                .isInstanceOfSatisfying(
                        FileFault.class, fault -> assertThat(fault.kind()).isEqualTo(Kind.EXECUTABLE));
    }

    @ParameterizedTest
    @CsvSource({
        "a.docx, %PDF-1.7, UNREADABLE",
        "a.pdf, words, UNREADABLE",
        "a.ics, words, UNREADABLE",
        "a.bin, words, NOT_ALLOWED",
        "a.rar, Rar!, NOT_ALLOWED"
    })
    void whatIsNotWhatItSaysIsRefused(String name, String content, Kind kind) {
        assertThatThrownBy(() -> policy.identified(name, "application/octet-stream", bytes(content)))
                .isInstanceOfSatisfying(
                        FileFault.class, fault -> assertThat(fault.kind()).isEqualTo(kind));
    }

    @Test
    void contentDecidesWhichPictureItIs() throws FileFault {
        NamedFile file = policy.identified("photo.png", "image/png", bytes("\u00ff\u00d8\u00ff\u00e0"));

        assertThat(file.type()).isEqualTo(FileType.JPEG);
        assertThat(file.name()).isEqualTo("photo.jpg");
    }

    @Test
    void declaredTypeCountsWhereThereIsNoName() throws FileFault {
        assertThat(policy.identified("", "text/calendar", bytes("BEGIN:VCALENDAR\n"))
                        .type())
                .isEqualTo(FileType.CALENDAR);
        assertThat(policy.identified("list", "text/csv", bytes("a,b\n")).name()).isEqualTo("list.csv");
    }

    @Test
    void policySaysWhatIsAllowedAndHowLarge() {
        FilePolicy strict = new FilePolicy(Set.of(FileType.PDF), 10);

        assertThatThrownBy(() -> strict.identified("a.txt", "text/plain", bytes("words")))
                .hasMessage("NOT_ALLOWED");
        assertThatThrownBy(() -> strict.identified("a.pdf", "", bytes("%PDF-1.7 and more")))
                .hasMessage("TOO_LARGE");
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }
}
