package dev.amana.messaging.evidence;

import dev.amana.messaging.claim.Chain;
import dev.amana.messaging.claim.ClaimEvent.EvidenceSealed;
import dev.amana.messaging.claim.EvidenceKind;
import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.docket.ClaimRow;
import dev.amana.platform.blob.BlobStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * Checks a claim's evidence from the stored events: each link follows from the one before, each original's hash is that
 * of the message as it was received, each kept copy is there and unaltered, and no message is missing.
 */
@Component
public class EvidenceVerification {
    private final EventStore events;
    private final BlobStore blobs;
    private final EvidenceDue due;

    EvidenceVerification(EventStore events, BlobStore blobs, EvidenceDue due) {
        this.events = events;
        this.blobs = blobs;
        this.due = due;
    }

    /**
     * What was found.
     *
     * @param pieces how many links there are
     * @param head the last link: whoever notes it can tell later whether anything before it was changed
     * @param waiting what will have its place in a moment
     * @param faults empty where all is well
     */
    public record Finding(boolean intact, int pieces, String head, int waiting, List<Fault> faults) {}

    /**
     * Its text is {@code claim.fault.<kind>}.
     *
     * @param of the number of a piece, or a message that has none
     */
    public record Fault(Kind kind, String of) {
        public enum Kind {
            LINK_BROKEN,
            NOT_RECEIVED,
            ORIGINAL_DAMAGED,
            DELIVERED_DAMAGED,
            COPY_GONE,
            COPY_ALTERED,
            NO_ROOM_FOR_ORIGINAL,
            NO_ROOM_FOR_DELIVERED,
            MESSAGE_MISSING
        }

        static Fault of(Kind kind, EvidenceSealed piece) {
            return new Fault(kind, Integer.toString(piece.number()));
        }
    }

    public Finding verify(ClaimRow claim) {
        List<EvidenceSealed> chain = sealed(claim.claimId());
        Map<String, String> received = received(claim.conversationId());
        List<Fault> faults = new ArrayList<>();
        String link = Chain.START;
        for (EvidenceSealed piece : chain) {
            check(piece, link, received, faults);
            link = piece.link();
        }
        due.refused(claim.claimId())
                .forEach(piece -> faults.add(new Fault(
                        piece.kind() == EvidenceKind.ORIGINAL
                                ? Fault.Kind.NO_ROOM_FOR_ORIGINAL
                                : Fault.Kind.NO_ROOM_FOR_DELIVERED,
                        piece.messageId())));
        int waiting = due.waiting(claim.claimId());
        if (claim.state().live() && waiting == 0) {
            received.keySet().forEach(missing -> faults.add(new Fault(Fault.Kind.MESSAGE_MISSING, missing)));
        }
        return new Finding(faults.isEmpty(), chain.size(), link, waiting, faults);
    }

    private void check(EvidenceSealed piece, String before, Map<String, String> received, List<Fault> faults) {
        if (!Chain.link(before, piece).equals(piece.link())) {
            faults.add(Fault.of(Fault.Kind.LINK_BROKEN, piece));
        }
        if (piece.kind() == EvidenceKind.ORIGINAL
                && !Objects.equals(received.remove(piece.sourceId()), piece.sourceHash())) {
            faults.add(Fault.of(Fault.Kind.NOT_RECEIVED, piece));
        }
        if (piece.type().equals(EvidenceSealer.DAMAGED)) {
            faults.add(Fault.of(
                    piece.kind() == EvidenceKind.ORIGINAL ? Fault.Kind.ORIGINAL_DAMAGED : Fault.Kind.DELIVERED_DAMAGED,
                    piece));
        }
        try {
            if (blobs.get(piece.copy()).isEmpty()) {
                faults.add(Fault.of(Fault.Kind.COPY_GONE, piece));
            }
        } catch (IllegalStateException altered) {
            faults.add(Fault.of(Fault.Kind.COPY_ALTERED, piece));
        }
    }

    private List<EvidenceSealed> sealed(String claimId) {
        return events.readEvents(claimId)
                .asStream()
                .map(DomainEventMessage::getPayload)
                .filter(EvidenceSealed.class::isInstance)
                .map(EvidenceSealed.class::cast)
                .toList();
    }

    /** Hash over the ciphertext of each message's original. */
    private Map<String, String> received(String conversationId) {
        Map<String, String> hashes = new TreeMap<>();
        events.readEvents(conversationId).asStream().forEach(message -> {
            if (message.getPayload() instanceof MessageReceived received) {
                hashes.put(received.messageId(), received.content().original().sha256());
            }
        });
        return hashes;
    }
}
