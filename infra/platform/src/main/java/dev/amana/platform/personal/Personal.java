package dev.amana.platform.personal;

import dev.amana.published.SealedText;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Text about a person, as a field of commands, events and state.
 *
 * <p>A new one holds clear text. From the moment it is first sealed (that is, serialised) it holds ciphertext only and
 * decrypts at each {@link #reveal()}: so an aggregate that lives on in a cache forgets the text as soon as the key is
 * gone. Its JSON form is that of {@link SealedText}.
 */
public final class Personal {
    private final String subject;
    private final RetentionClass retention;
    private volatile Form form;

    private Personal(String subject, RetentionClass retention, Form form) {
        this.subject = subject;
        this.retention = retention;
        this.form = form;
    }

    /**
     * Clear text about a data subject.
     *
     * @param subject a party id, a staff id or another stable identifier without personal meaning; no {@code '|'}
     */
    public static Personal of(String subject, RetentionClass retention, String text) {
        if (subject.isEmpty() || subject.indexOf('|') >= 0) {
            throw new IllegalArgumentException("A data subject's identifier must not be empty or contain '|'");
        }
        return new Personal(subject, retention, new Clear(text));
    }

    static Personal of(SealedText sealed, Function<SealedText, Optional<String>> opener) {
        return new Personal(
                sealed.subject(), RetentionClass.of(sealed.retention()), new Closed(sealed.ciphertext(), opener));
    }

    public String subject() {
        return subject;
    }

    public RetentionClass retention() {
        return retention;
    }

    /** The text; empty when its key has been deleted, that is, when it is erased. */
    public Optional<String> reveal() {
        return switch (form) {
            case Clear(String text) -> Optional.of(text);
            case Closed(String ciphertext, var opener) -> opener.apply(sealedText(ciphertext));
        };
    }

    public String revealOr(String fallback) {
        return reveal().orElse(fallback);
    }

    /**
     * The ciphertext, for the published language.
     *
     * @throws IllegalStateException on an instance that was never stored or read
     */
    public SealedText sealed() {
        return sealedIfAny()
                .orElseThrow(() -> new IllegalStateException("Not sealed yet: " + this + " was never stored or read"));
    }

    Optional<SealedText> sealedIfAny() {
        return form instanceof Closed closed ? Optional.of(sealedText(closed.ciphertext())) : Optional.empty();
    }

    /** Seals this instance if it is not yet, and drops the clear text. */
    SealedText close(Function<String, SealedText> sealer, Function<SealedText, Optional<String>> opener) {
        return switch (form) {
            case Closed(String ciphertext, var ignored) -> sealedText(ciphertext);
            case Clear(String text) -> {
                SealedText sealed = sealer.apply(text);
                form = new Closed(sealed.ciphertext(), opener);
                yield sealed;
            }
        };
    }

    private SealedText sealedText(String ciphertext) {
        return new SealedText(subject, retention.wireName(), ciphertext);
    }

    /** Equal are two with the same subject, class and text; two erased ones only when their ciphertext is the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof Personal that
                && subject.equals(that.subject)
                && retention == that.retention
                && (sameCiphertext(that) || sameText(that));
    }

    private boolean sameCiphertext(Personal that) {
        return form instanceof Closed(String mine, var a)
                && that.form instanceof Closed(String others, var b)
                && mine.equals(others);
    }

    private boolean sameText(Personal that) {
        Optional<String> mine = reveal();
        return mine.isPresent() && mine.equals(that.reveal());
    }

    @Override
    public int hashCode() {
        return Objects.hash(subject, retention);
    }

    /** Never the text: this may stand in a log. */
    @Override
    public String toString() {
        return "Personal[" + subject + '|' + retention.wireName() + ']';
    }

    private sealed interface Form {}

    private record Clear(String text) implements Form {}

    private record Closed(String ciphertext, Function<SealedText, Optional<String>> opener) implements Form {}
}
