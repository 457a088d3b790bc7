package dev.amana.messaging;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A person's inbox, read by IMAP. */
record Inbox(int port, String address) {

    int count() {
        return read(Folder::getMessageCount);
    }

    List<MimeMessage> mails() {
        return read(Inbox::copies);
    }

    private static List<MimeMessage> copies(Folder inbox) throws MessagingException {
        List<MimeMessage> mails = new ArrayList<>();
        for (Message message : inbox.getMessages()) {
            mails.add(new MimeMessage((MimeMessage) message));
        }
        return mails;
    }

    private interface Reading<T> {
        T from(Folder inbox) throws MessagingException;
    }

    private <T> T read(Reading<T> reading) {
        Session session = Session.getInstance(new Properties());
        try (Store store = session.getStore("imap")) {
            store.connect("127.0.0.1", port, address, address);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                return reading.from(inbox);
            }
        } catch (MessagingException e) {
            throw new IllegalStateException("Cannot read the inbox of " + address, e);
        }
    }
}
