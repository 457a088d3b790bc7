package dev.amana.messaging.smtp;

/**
 * A reply to an SMTP client.
 *
 * @param code reply code (RFC 5321)
 * @param enhanced enhanced status code (RFC 3463), such as {@code 5.1.1}
 * @param text what a person should know or do, one line of ASCII; never personal data
 */
public record SmtpReply(int code, String enhanced, String text) {

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
        return code < 500 || equals(contactPaused());
    }

    /** The reply as it stands on the wire, without the line end. */
    public String line() {
        return code + " " + enhanced + " " + text;
    }
}
