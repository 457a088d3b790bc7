package dev.amana.moderation.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.amana.moderation.verdict.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people write who mean no harm has to pass, whoever writes it: mails of others, which nobody who writes rules or corpus has
 * tuned to, and everyday texts in each language, which the model has not been trained with.
 */
class OrdinaryTextsTest {
    private static final Path REAL_MAILS = Path.of("..", "..", "..", "shared", "data", "replies");
    private static final double FEW = 0.02;
    private static final double FEW_LOOK_ALIKES = 0.1;

    @Test
    void noRealMailIsHeld() throws IOException {
        assumeTrue(Files.isDirectory(REAL_MAILS), "mails of others are not here");
        assertThat(Stream.of("trimmed", "elided", "emails")
                        .flatMap(folder -> texts(REAL_MAILS.resolve(folder)))
                        .filter(text -> isHeld(text, "en")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ar", "ja"})
    void hardlyAnyEverydayTextIsHeld(String language) throws IOException {
        List<String> texts = Files.readAllLines(Path.of("src", "test", "resources", "everyday", language + ".txt"));
        List<String> held =
                texts.stream().filter(text -> isHeld(text, language)).toList();
        assertThat(held).hasSizeLessThan((int) Math.ceil(texts.size() * FEW));
    }

    /** Written to be mistaken: of homes, children, deadlines and nights. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ar", "ja"})
    void fewOfAnAgentsAnswersAreHeld(String language) {
        List<String> texts = TestScreener.texts("service." + language);
        List<String> held =
                texts.stream().filter(text -> isHeld(text, language)).toList();
        assertThat(held).hasSizeLessThanOrEqualTo((int) (texts.size() * FEW_LOOK_ALIKES));
    }

    /** One letter away from words of threats, but words themselves. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Bei dem Lärm wird man ja verrückt.", "Bist du verrückt geworden?", "Ich werde noch verrueckt."})
    void anOrdinaryWordIsNoSlipOfThePen(String text) {
        assertThat(isHeld(text, "de")).isFalse();
    }

    private static Stream<String> texts(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(OrdinaryTextsTest::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isHeld(String text, String language) {
        return Stream.of(Role.AGENT, Role.SELLER)
                .anyMatch(
                        sender -> !TestScreener.outcome(sender, language, text).delivers());
    }
}
