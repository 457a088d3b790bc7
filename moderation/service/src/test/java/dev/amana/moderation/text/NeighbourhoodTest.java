package dev.amana.moderation.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NeighbourhoodTest {
    private static final String LONG =
            "The lamp that you sent me last week has a scratch on its foot which does not look as if it came from the post at all";

    private static String around(String before, String behind) {
        String text = before + behind;
        return text.substring(Neighbourhood.start(text, before.length()), Neighbourhood.end(text, before.length()));
    }

    @Test
    void sentenceAtThePlaceIsReadWithTheOnesBesideIt() {
        assertThat(around("Far away. " + LONG + ". Now I", " am here. " + LONG + "! Far away."))
                .isEqualTo(" " + LONG + ". Now I am here. " + LONG + "!");
        assertThat(around("Far away。" + LONG + "。Now I", " am here。" + LONG + "。Far away。"))
                .isEqualTo(LONG + "。Now I am here。" + LONG + "。");
        assertThat(around("Far away\n\n" + LONG + "\n\nNow I", " am here"))
                .isEqualTo("\n" + LONG + "\n\nNow I am here");
    }

    @Test
    void shortSentencesAreReadUntilThereIsSomethingInThem() {
        String cutApart = "I. Am. Not. Amused. ".repeat(10);
        assertThat(cutApart.substring(Neighbourhood.start(cutApart, cutApart.length())))
                .isEqualTo(" Amused. " + "I. Am. Not. Amused. ".repeat(5));
    }

    @Test
    void signsThatAreNoEndsEndNothing() {
        String digits = "v1.2.3.4,5!6 ".repeat(60);
        assertThat(around(digits, digits)).isEqualTo(digits + digits);
        String signsAlone = "you " + ". ".repeat(300);
        assertThat(Neighbourhood.start(signsAlone, signsAlone.length())).isZero();
        assertThat(around("", "")).isEmpty();
    }

    @Test
    void textInAnotherOrderIsReadWhole() {
        String many = ("Far away. " + LONG + ". ").repeat(3);
        String turned = "\u202E" + many;
        assertThat(around(turned, many)).isEqualTo(turned + many);
    }
}
