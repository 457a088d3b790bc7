package dev.amana.bench.latency;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** An inbox that stays open, so that looking into it costs one round trip. */
final class Inbox implements AutoCloseable {
    private static final int POLL_MILLIS = 3;

    private final Store store;
    private final IMAPFolder folder;

    Inbox(int port, String address) throws MessagingException {
        store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", port, address, address);
        folder = (IMAPFolder) store.getFolder("INBOX");
        folder.open(Folder.READ_ONLY);
    }

    int count() throws MessagingException {
        // Asked for a count, the client looks at the server once a second at most, unless it is told to.
        folder.doCommand(protocol -> {
            protocol.noop();
            return null;
        });
        return folder.getMessageCount();
    }

    /** Waits until the inbox holds more mails than it did; returns whether it does. */
    boolean awaitMoreThan(int count, Duration limit) throws MessagingException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (count() <= count) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(POLL_MILLIS);
        }
        return true;
    }

    @Override
    public void close() throws MessagingException {
        folder.close();
        store.close();
    }
}
