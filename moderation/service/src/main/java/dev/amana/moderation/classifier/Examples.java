package dev.amana.moderation.classifier;

import dev.amana.moderation.report.ReportEvent.ReportReceived;
import dev.amana.moderation.screening.ScreeningEvent.Content;
import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.verdict.Message;
import dev.amana.platform.personal.Vault;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Texts as features. Those of the past are read from the events, so that nothing of them is stored a second time. */
@Component
class Examples {
    private static final int HEX = 16;
    private static final int DIGITS_OF_HALF = 15;

    private final EventStore events;
    private final Vault vault;
    private final Normaliser normaliser;
    private volatile @Nullable FeatureReader reader;

    Examples(EventStore events, Vault vault, Normaliser normaliser) {
        this.events = events;
        this.vault = vault;
        this.normaliser = normaliser;
    }

    /** Of a screened message; empty where its text was not kept, or is erased. */
    Optional<Features> of(String screeningId) {
        DomainEventStream stream = events.readEvents(screeningId, 0);
        if (!stream.hasNext() || !(stream.next().getPayload() instanceof MessageScreened screened)) {
            return Optional.empty();
        }
        Content content = screened.content();
        return content == null
                ? Optional.empty()
                : content.text().reveal().map(text -> features(content.subject().revealOr(""), text));
    }

    /** Of a delivered message that was reported, as it was delivered; empty where its text is erased. */
    Optional<Features> ofReport(String reportId) {
        DomainEventStream stream = events.readEvents(reportId, 0);
        if (!stream.hasNext() || !(stream.next().getPayload() instanceof ReportReceived report)) {
            return Optional.empty();
        }
        return report.text().reveal().map(text -> features(report.subject().revealOr(""), text));
    }

    /** Of a message that is being screened: the same texts as are kept of a withheld one. */
    Features of(Message message) {
        return message.own().size() == 1
                ? features("", message.own().getFirst())
                : features(message.own().getFirst(), message.own().get(1));
    }

    private Features features(String subject, String text) {
        FeatureReader known = reader;
        if (known == null) {
            // Two threads may both make it; both make the same.
            String key = vault.lookupHash("classifier-features");
            known = new FeatureReader(
                    normaliser,
                    Long.parseLong(key.substring(0, DIGITS_OF_HALF), HEX),
                    Long.parseLong(key.substring(DIGITS_OF_HALF, 2 * DIGITS_OF_HALF), HEX));
            reader = known;
        }
        return known.features(subject + '\n' + text);
    }
}
