package dev.amana.messaging.smtp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reply to an SMTP client.
 *
 * @param code reply code (RFC 5321)
 * @param enhanced enhanced status code (RFC 3463), such as {@code 5.1.1}
 * @param text what a person should know or do, one line of ASCII; never personal data
 */
public record SmtpReply(int code, String enhanced, String text) {
    private static final int MOST_TEXT = 480;
    private static final int MOST_NAMED = 10;
    private static final String CLAIM_ELSEWHERE = "A claim between the two of you";

    /** @param messageIds what stands in the client's log from then on, so that both sides can speak of the same mail */
    public static SmtpReply stored(List<String> messageIds) {
        String named = String.join(", ", messageIds.stream().limit(MOST_NAMED).toList());
        return new SmtpReply(250, "2.0.0", messageIds.isEmpty() ? "Ok, stored" : "Ok, stored as " + named);
    }

    public static SmtpReply unknownAlias() {
        return new SmtpReply(550, "5.1.1", "There is no such address here");
    }

    public static SmtpReply notYourConversation() {
        return new SmtpReply(
                550,
                "5.7.1",
                "This address takes mail only from the other party of its conversation:"
                        + " please write from the e-mail address known to the marketplace");
    }

    public static SmtpReply notReachable() {
        return new SmtpReply(550, "5.2.1", "The recipient cannot be reached at present: earlier messages came back");
    }

    /** @param tag marks a subject as critical */
    public static SmtpReply optedOut(String tag) {
        return new SmtpReply(
                550,
                "5.7.1",
                "The buyer opted out of unsolicited mail. If it is needed to complete the order, begin the subject with "
                        + tag);
    }

    public static SmtpReply contactPaused() {
        return new SmtpReply(
                550,
                "5.7.1",
                "Contact about this order is paused while its claim is reviewed:"
                        + " please write to the marketplace's staff under the claim instead");
    }

    /** @param tag marks a subject as critical */
    public static SmtpReply contactPausedElsewhere(String tag) {
        return new SmtpReply(
                550,
                "5.7.1",
                CLAIM_ELSEWHERE + " is being reviewed. Until it is decided, only what another order needs gets through:"
                        + " begin the subject with " + tag + ", and leave the claim out");
    }

    /**
     * @param soonOver whether the order ends while the client still tries
     * @param source who ordered it
     * @param citation the legal basis
     * @param fallback what is offered instead
     */
    public static SmtpReply unavailableByLaw(
            boolean soonOver, String source, String citation, @Nullable String fallback) {
        return byLaw(
                soonOver,
                "Writing here is not available where you live, by order of " + source + " (" + citation + ")"
                        + (fallback == null ? "" : ". Instead: " + fallback));
    }

    public static SmtpReply recipientUnavailableByLaw(boolean soonOver) {
        return byLaw(
                soonOver,
                "The recipient cannot be written to at present, for legal reasons:"
                        + " please ask the marketplace how to reach them");
    }

    /** One line of ASCII, and not longer than SMTP allows (RFC 5321, 4.5.3.1.5). */
    private static SmtpReply byLaw(boolean soonOver, String text) {
        String line = text.replaceAll("[^ -~]+", "?");
        String bounded = line.length() > MOST_TEXT ? line.substring(0, MOST_TEXT) : line;
        return new SmtpReply(soonOver ? 451 : 550, soonOver ? "4.7.1" : "5.7.1", bounded);
    }

    public static SmtpReply tooBig(long limitBytes) {
        return new SmtpReply(552, "5.3.4", "The message exceeds the limit of " + limitBytes + " bytes");
    }

    public static SmtpReply tooManyAttachments(int limit) {
        return new SmtpReply(552, "5.3.4", "A message may have at most " + limit + " attachments");
    }

    public static SmtpReply tryAgainLater() {
        return new SmtpReply(451, "4.3.0", "The message could not be stored now, please try again");
    }

    /** @param reason one line of ASCII for the sender */
    public static SmtpReply contentRefused(String reason) {
        return new SmtpReply(554, "5.6.0", reason);
    }

    /** Whether the same message may be taken another time, though nothing about it changes. */
    public boolean mayPass() {
        return code < 500 || equals(contactPaused()) || text.startsWith(CLAIM_ELSEWHERE);
    }

    /** The reply as it stands on the wire, without the line end. */
    public String line() {
        return code + " " + enhanced + " " + text;
    }
}
