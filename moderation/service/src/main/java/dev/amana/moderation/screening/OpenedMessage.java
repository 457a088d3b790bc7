package dev.amana.moderation.screening;

import dev.amana.moderation.screening.ScreeningCommand.ScreenMessage;
import dev.amana.moderation.text.Windows;
import dev.amana.moderation.verdict.Finding;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Message.Between;
import dev.amana.moderation.verdict.Place;
import dev.amana.moderation.verdict.Span;
import dev.amana.moderation.verdict.Verdict;
import dev.amana.platform.personal.Personal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is screened: its long texts in windows, and where each of them was cut from.
 *
 * @param message whose parts are windows
 * @param own where each of the sender's own texts stood
 * @param quoted the same for the quoted ones
 */
record OpenedMessage(Message message, List<Origin> own, List<Origin> quoted) {
    /**
     * @param part which text, counting from 0
     * @param start where the window begins in it
     */
    record Origin(int part, int start) {}

    /** The same finding in the two windows that overlap there. */
    private record Same(String rule, @Nullable Span span, String words) {}

    /** Empty where any part cannot be opened: a threat may stand in just that part. */
    static Optional<OpenedMessage> of(ScreenMessage command) {
        List<Origin> own = new ArrayList<>();
        List<Origin> quoted = new ArrayList<>();
        return windows(Stream.concat(Stream.of(command.subject(), command.text()), command.more().stream()), own)
                .flatMap(texts -> windows(Stream.ofNullable(command.quoted()), quoted)
                        .map(quotes -> new OpenedMessage(
                                new Message(
                                        command.senderRole(),
                                        command.recipientRole(),
                                        command.locale(),
                                        texts,
                                        quotes,
                                        earlier(command),
                                        new Between(
                                                command.conversationId(), command.senderId(), command.recipientId())),
                                own,
                                quoted)));
    }

    /** What cannot be opened any more was screened when it came. */
    private static List<String> earlier(ScreenMessage command) {
        return command.earlier().stream()
                .flatMap(text -> text.reveal().stream())
                .toList();
    }

    private static Optional<List<String>> windows(Stream<Personal> parts, List<Origin> origins) {
        List<String> texts = new ArrayList<>();
        int number = 0;
        for (Personal part : parts.toList()) {
            Optional<String> text = part.reveal();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            for (Windows.Piece piece : Windows.of(text.get())) {
                origins.add(new Origin(number, piece.start()));
                texts.add(piece.text());
            }
            number++;
        }
        return Optional.of(texts);
    }

    /** The verdict on the windows, said of the texts themselves. */
    Verdict whole(Verdict verdict) {
        Map<Same, Finding> findings = new LinkedHashMap<>();
        for (Finding finding : verdict.findings()) {
            Finding placed = finding.withSpan(placed(finding.span()));
            findings.putIfAbsent(new Same(placed.rule(), placed.span(), placed.words()), placed);
        }
        return new Verdict(verdict.outcome(), verdict.severity(), verdict.ruleSet(), List.copyOf(findings.values()));
    }

    private @Nullable Span placed(@Nullable Span span) {
        if (span == null) {
            return null;
        }
        Origin origin = (span.place() == Place.QUOTED ? quoted : own).get(span.part());
        return new Span(span.place(), origin.part(), origin.start() + span.start(), origin.start() + span.end());
    }
}
