package dev.amana.moderation.assessment;

import dev.amana.moderation.model.ModelSignals;
import dev.amana.moderation.signal.Passage;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.text.Neighbourhood;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Place;
import java.util.List;

/**
 * What a sender wrote last in a conversation, read on into what he writes now: a threat or a number may be dealt out over
 * several messages. Only what runs over the seam counts; the rest was judged when it came.
 *
 * @param seam where the present message begins
 */
record Window(Passage passage, int seam) {
    /** On either side of the seam. */
    private static final int MOST_CHARS = MessageScreening.EARLIER_CHARS;

    /** What is cut in two is a word or a number, and shorter than a sentence. */
    private static final int MOST_CHARS_OF_CUT = MOST_CHARS / 2;

    static Window over(Message message, String own) {
        return over(message, own, " ", MOST_CHARS);
    }

    /** The same where a word itself was cut, with nothing at the seam. */
    static Window cut(Message message, String own) {
        return over(message, own, "", MOST_CHARS_OF_CUT);
    }

    private static Window over(Message message, String own, String between, int mostChars) {
        String earlier = String.join(" ", message.earlier());
        String tail = earlier.substring(Math.max(0, earlier.length() - mostChars)) + between;
        String begin = own.substring(0, Math.min(own.length(), mostChars));
        return new Window(new Passage(tail + begin, Place.OWN, Signal.CONVERSATION, message), tail.length());
    }

    /**
     * The sentences on either side of the seam, and some more where they are short. What is noticed over the seam at all, is
     * noticed in these: rules end with the sentence or with its neighbour, and so do the model's windows.
     */
    Window near() {
        return part(Neighbourhood.start(passage.text(), seam), Neighbourhood.end(passage.text(), seam));
    }

    /** As much as contact data are long. */
    Window narrow() {
        int length = passage.text().length();
        return part(Math.max(0, seam - MOST_CHARS_OF_CUT), Math.min(length, seam + MOST_CHARS_OF_CUT));
    }

    private Window part(int from, int to) {
        String text = passage.text().substring(from, to);
        return new Window(new Passage(text, passage.place(), passage.part(), passage.message()), seam - from);
    }

    boolean isOverSeam(Signal signal) {
        return signal.start() < seam && signal.end() > seam;
    }

    /** What is of whole sentences counts only where it was not already so before the seam. */
    List<Signal> acrossSeam(List<Signal> signals) {
        return signals.stream()
                .filter(this::isOverSeam)
                .filter(signal -> !ModelSignals.made(signal) || !isBeforeSeam(signal.name(), signals))
                .toList();
    }

    private boolean isBeforeSeam(String name, List<Signal> signals) {
        return signals.stream().anyMatch(signal -> signal.name().equals(name) && signal.end() <= seam);
    }
}
