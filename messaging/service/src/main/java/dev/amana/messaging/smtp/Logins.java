package dev.amana.messaging.smtp;

import java.net.InetAddress;

/** Checks who wants to submit mail. Called on virtual threads, so it may block. */
public interface Logins {

    Answer check(String user, String password, InetAddress client);

    /** Whether it still counts: asked before each mail of a connection that may have been signed in for long. */
    boolean holds(Login login);

    /** What came of an attempt to sign in. */
    sealed interface Answer {
        record In(Login login) implements Answer {}

        /** User or password is wrong; which of the two is not said. */
        record Wrong() implements Answer {}

        /** Too many attempts failed; this one was not looked at. */
        record TooOften() implements Answer {}
    }
}
