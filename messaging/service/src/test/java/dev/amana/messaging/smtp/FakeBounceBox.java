package dev.amana.messaging.smtp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

final class FakeBounceBox implements BounceBox {
    final List<String> bounced = new CopyOnWriteArrayList<>();

    @Override
    public boolean concerns(String recipient) {
        return recipient.startsWith("bounces+");
    }

    @Override
    public boolean knows(String recipient) {
        return recipient.equals("bounces+known@alias.amana.test");
    }

    @Override
    public void accept(String recipient, IncomingMail mail) {
        bounced.add(recipient);
    }
}
