package dev.amana.messaging.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.server.Session;

/** AUTH (RFC 4954) with PLAIN (RFC 4616) and LOGIN, over TLS only. */
final class AuthVerb extends Verb {
    static final String MECHANISMS = "PLAIN LOGIN";
    private static final int MOST_FAILURES = 3;

    private final Logins logins;
    private final Visits visits;

    AuthVerb(Logins logins, Visits visits) {
        super("AUTH", "Signs in.");
        this.logins = logins;
        this.visits = visits;
    }

    private record Credentials(String user, String password) {}

    @Override
    void run(String argument, Session session) throws IOException, DropConnectionException {
        SmtpReply objection = objection(session);
        if (objection != null) {
            reply(session, objection);
            return;
        }
        List<String> words = Arrays.asList(argument.strip().split("\\s+", 2));
        String initial = words.size() > 1 ? words.get(1) : null;
        try {
            switch (words.getFirst().toUpperCase(Locale.ROOT)) {
                case "PLAIN" -> signIn(plain(initial, session), session);
                case "LOGIN" -> signIn(login(initial, session), session);
                default -> reply(session, new SmtpReply(504, "5.5.4", "Please use one of " + MECHANISMS));
            }
        } catch (IllegalArgumentException malformed) {
            reply(session, new SmtpReply(501, "5.5.2", "Cancelled, or not to be understood"));
        }
    }

    private static @Nullable SmtpReply objection(Session session) {
        if (!session.isTLSStarted()) {
            return new SmtpReply(538, "5.7.11", "Passwords are taken over TLS only: STARTTLS first");
        }
        return session.isAuthenticated() || session.isMailTransactionInProgress()
                ? new SmtpReply(503, "5.5.1", "Not now")
                : null;
    }

    /** Authorization identity, user, password, with NUL between them. Nobody may act for another. */
    private static Credentials plain(@Nullable String initial, Session session) throws IOException {
        String[] fields = (initial == null ? ask("", session) : decoded(initial)).split("\0", -1);
        boolean well = fields.length == 3 && (fields[0].isEmpty() || fields[0].equals(fields[1]));
        if (!well) {
            throw new IllegalArgumentException("not three fields");
        }
        return new Credentials(fields[1], fields[2]);
    }

    private static Credentials login(@Nullable String initial, Session session) throws IOException {
        String user = initial == null ? ask("Username:", session) : decoded(initial);
        return new Credentials(user, ask("Password:", session));
    }

    private static String ask(String prompt, Session session) throws IOException {
        session.sendResponse("334 " + Base64.getEncoder().encodeToString(prompt.getBytes(StandardCharsets.US_ASCII)));
        String line = session.getReader().readLine();
        if (line == null) {
            throw new IOException("the client went while it was signing in");
        }
        return decoded(line);
    }

    /** A single equals sign stands for an empty text; an asterisk, which cancels, is no Base64. */
    private static String decoded(String base64) {
        String text = base64.strip();
        return text.equals("=") ? "" : new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }

    private void signIn(Credentials given, Session session) throws IOException, DropConnectionException {
        switch (logins.check(
                given.user(), given.password(), session.getRemoteAddress().getAddress())) {
            case Logins.Answer.In(Login login) -> {
                session.setAuthenticationHandler(new SignedIn(login));
                reply(session, new SmtpReply(235, "2.7.0", "Signed in"));
            }
            case Logins.Answer.Wrong() -> {
                if (visits.refusals(session) >= MOST_FAILURES) {
                    throw new DropConnectionException(421, "4.7.0 Too many wrong passwords");
                }
                reply(session, new SmtpReply(535, "5.7.8", "User or password is wrong"));
            }
            case Logins.Answer.TooOften() ->
                reply(session, new SmtpReply(454, "4.7.0", "Too many wrong passwords, please try again later"));
        }
    }
}
