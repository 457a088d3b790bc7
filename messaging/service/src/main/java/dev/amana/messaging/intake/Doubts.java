package dev.amana.messaging.intake;

import dev.amana.messaging.alias.Alias;
import dev.amana.messaging.smtp.IncomingMail;

/**
 * Hears of mails that say to be from an address of the alias's counterpart, and that nothing proves to be. The client was
 * answered that it is refused; its author may still be asked. Returns at once, so that the time of the answer does not tell
 * a right guess from a wrong one.
 */
public interface Doubts {
    void raise(IncomingMail mail, Alias alias);
}
