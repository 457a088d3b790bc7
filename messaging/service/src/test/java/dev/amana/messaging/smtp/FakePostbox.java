package dev.amana.messaging.smtp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Knows one alias, which takes mail from one sender. */
final class FakePostbox implements Postbox {
    static final String ALIAS = "s2m@alias.amana.test";
    static final String BUYER = "jamie@mail.test";

    final List<IncomingMail> mails = new CopyOnWriteArrayList<>();
    volatile RuntimeException failure;

    @Override
    public RecipientCheck check(Envelope envelope, String recipient) {
        if (!recipient.equalsIgnoreCase(ALIAS)) {
            return new RecipientCheck.Refused(SmtpReply.unknownAlias());
        }
        return envelope.sender().equals(BUYER)
                ? new RecipientCheck.Accepted("c1", "seller")
                : new RecipientCheck.Refused(SmtpReply.notYourConversation());
    }

    @Override
    public List<String> accept(IncomingMail mail) {
        if (failure != null) {
            throw failure;
        }
        mails.add(mail);
        return List.of("MESSAGE" + mails.size());
    }
}
