package dev.amana.standalone.demo;

import dev.amana.standalone.control.Api;
import dev.amana.standalone.control.MailProgram;
import dev.amana.standalone.control.Mailbox;
import java.util.function.UnaryOperator;

/**
 * The running copy that the story plays on.
 *
 * @param gateway base address of the gateway
 * @param tokens a demo user's bearer token by the user's name
 */
public record DemoPlace(String gateway, String smtpHost, int smtpPort, int imapPort, UnaryOperator<String> tokens) {
    Api as(String user) {
        return new Api(gateway, tokens.apply(user));
    }

    MailProgram mailProgram() {
        return new MailProgram(smtpHost, smtpPort);
    }

    Mailbox mailbox(String address) {
        return new Mailbox(imapPort, address);
    }
}
