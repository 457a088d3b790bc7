package dev.amana.messaging.claim;

import static dev.amana.platform.personal.RetentionClass.CLAIM_EVIDENCE;

import dev.amana.messaging.claim.ClaimCommand.OpenClaim;
import dev.amana.messaging.claim.ClaimCommand.SealEvidence;
import dev.amana.messaging.claim.ClaimEvent.ClaimAnswered;
import dev.amana.messaging.claim.ClaimEvent.ClaimAppealed;
import dev.amana.messaging.claim.ClaimEvent.ClaimClosed;
import dev.amana.messaging.claim.ClaimEvent.ClaimDecided;
import dev.amana.messaging.claim.ClaimEvent.ClaimEscalated;
import dev.amana.messaging.claim.ClaimEvent.ClaimOpened;
import dev.amana.messaging.claim.ClaimEvent.ClaimRetentionEnded;
import dev.amana.messaging.claim.ClaimEvent.ClaimWithdrawn;
import dev.amana.messaging.claim.ClaimEvent.EscalatedBecause;
import dev.amana.messaging.claim.ClaimEvent.EvidenceSealed;
import dev.amana.messaging.claim.ClaimEvent.Matter;
import dev.amana.messaging.claim.ClaimEvent.StatementAdded;
import dev.amana.messaging.claim.ClaimEvent.TextAppealed;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.personal.Personal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A claim about a broken lamp, for tests. */
public final class ClaimSamples {
    public static final String CLAIM = "01JDCLAIM00000000000000001";
    public static final Matter MATTER = new Matter(CLAIM, "order-17", "01JDCONVERSATION0000000001", "berta", "selim");
    public static final Money WANTED = new Money(4990, "EUR");
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final Instant ANSWER_DUE = NOON.plus(Duration.ofDays(3));
    public static final Instant APPEALABLE = NOON.plus(Duration.ofDays(30));
    public static final Instant KEPT = NOON.plus(Duration.ofDays(1095));

    private ClaimSamples() {}

    public static Personal said(String text) {
        return Personal.of(ClaimEvent.evidenceSubject(CLAIM), CLAIM_EVIDENCE, text);
    }

    static OpenClaim open(String statement) {
        return new OpenClaim(
                CLAIM,
                MATTER.orderId(),
                MATTER.conversationId(),
                MATTER.buyerId(),
                MATTER.sellerId(),
                ClaimReason.DAMAGED,
                WANTED,
                said(statement),
                ANSWER_DUE,
                NOON);
    }

    public static ClaimOpened opened() {
        return new ClaimOpened(MATTER, ClaimReason.DAMAGED, WANTED, said("It came broken"), ANSWER_DUE, NOON);
    }

    static ClaimAnswered answered(boolean accepted) {
        return new ClaimAnswered(MATTER, accepted, said("It was whole"), NOON);
    }

    static ClaimEscalated escalated(EscalatedBecause because) {
        return new ClaimEscalated(MATTER, because, NOON);
    }

    public static ClaimDecided decided(Decision decision, boolean onAppeal) {
        return new ClaimDecided(
                MATTER,
                decision,
                onAppeal ? "tom" : "tina",
                Party.STAFF,
                onAppeal,
                said("The pictures show it"),
                onAppeal ? null : APPEALABLE,
                NOON);
    }

    static ClaimAppealed appealed(String by, Party party) {
        return new ClaimAppealed(MATTER, by, party, said("Look again"), NOON);
    }

    static ClaimClosed closed(Decision decision) {
        return new ClaimClosed(MATTER, decision, KEPT, NOON);
    }

    static SealEvidence seal(String messageId) {
        return new SealEvidence(
                CLAIM,
                EvidenceKind.ORIGINAL,
                messageId,
                "berta",
                Party.BUYER,
                "ab".repeat(32),
                copy(),
                null,
                "message/rfc822",
                NOON);
    }

    static EvidenceSealed sealed(int number, String messageId, String before) {
        EvidenceSealed open = sealed(number, messageId, "", null);
        return sealed(number, messageId, Chain.link(before, open), null);
    }

    private static EvidenceSealed sealed(int number, String messageId, String link, @Nullable Personal name) {
        return new EvidenceSealed(
                MATTER,
                number,
                EvidenceKind.ORIGINAL,
                messageId,
                "berta",
                Party.BUYER,
                "ab".repeat(32),
                copy(),
                name,
                "message/rfc822",
                link,
                NOON);
    }

    static SealEvidence sealFile(String fileId, Party by) {
        return new SealEvidence(
                CLAIM,
                EvidenceKind.FILE,
                fileId,
                "somebody",
                by,
                "ab".repeat(32),
                copy(),
                said("lamp.jpg"),
                "image/jpeg",
                NOON);
    }

    static EvidenceSealed file(int number, Party by) {
        return new EvidenceSealed(
                MATTER,
                number,
                EvidenceKind.FILE,
                "file-" + number,
                "somebody",
                by,
                "ab".repeat(32),
                copy(),
                said("lamp.jpg"),
                "image/jpeg",
                "9f".repeat(32),
                NOON);
    }

    private static BlobRef copy() {
        return new BlobRef(
                "01JDBLOB000000000000000002",
                ClaimEvent.evidenceSubject(CLAIM),
                CLAIM_EVIDENCE.wireName(),
                "cd".repeat(32),
                4321);
    }

    /** One of each. */
    public static List<ClaimEvent> all() {
        return List.of(
                opened(),
                answered(false),
                escalated(EscalatedBecause.ANSWERED),
                new StatementAdded(MATTER, "statement-1", "berta", Party.BUYER, Party.STAFF, said("See picture"), NOON),
                sealed(1, "01JDMESSAGE000000000000001", "9f".repeat(32), said("lamp.jpg")),
                decided(new Decision(Decision.Outcome.PARTIALLY_GRANTED, new Money(2000, "EUR")), false),
                new ClaimWithdrawn(MATTER, NOON),
                appealed("selim", Party.SELLER),
                new TextAppealed(MATTER, "claim-text." + CLAIM + ".opened", "berta", said("It is a quote"), NOON),
                closed(Decision.DENIAL),
                new ClaimRetentionEnded(MATTER, NOON));
    }
}
