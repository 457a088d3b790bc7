package dev.amana.messaging.mime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.messaging.mime.DroppedPart.Reason;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of parts that are left out. */
class DroppedPartTest {

    @ParameterizedTest
    @EnumSource(Reason.class)
    void eachReasonHasWordsInEachLanguageForTheReaderAndForTheAuthor(Reason reason) throws IOException {
        String word = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        for (String language : new String[] {"", "_de", "_ar", "_ja"}) {
            assertThat(texts("mime/notices" + language).getProperty("dropped." + word))
                    .as(language)
                    .isNotBlank();
            assertThat(texts("pages" + language).getProperty("conversation.dropped." + word))
                    .as(language)
                    .isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_ar", "_ja"})
    void theAuthorIsToldOfPartsThatAreLeftOutInTheirLanguage(String language) throws IOException {
        Properties notices = texts("notice/notices" + language);
        assertThat(notices.getProperty("parts-left-out.subject")).isNotBlank();
        assertThat(notices.getProperty("parts-left-out.body")).contains("{parts}", "{link}");
    }

    private static Properties texts(String bundle) throws IOException {
        Properties texts = new Properties();
        String path = "/messaging/" + bundle + ".properties";
        try (var in = new InputStreamReader(DroppedPartTest.class.getResourceAsStream(path), UTF_8)) {
            texts.load(in);
        }
        return texts;
    }
}
