package dev.amana.messaging.smtp;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.AuthenticationHandler;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.server.Session;

/** How the library remembers for the rest of a connection that somebody has signed in. */
record SignedIn(Login login) implements AuthenticationHandler {

    static @Nullable Login of(Session session) {
        return session.getAuthenticationHandler()
                .filter(SignedIn.class::isInstance)
                .map(handler -> ((SignedIn) handler).login())
                .orElse(null);
    }

    @Override
    public Optional<String> auth(String clientInput, MessageContext context) {
        throw new UnsupportedOperationException("the AUTH verb does it");
    }

    @Override
    public Object getIdentity() {
        return login.staffId();
    }
}
