package dev.amana.standalone.control;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A person's inbox, read with a real IMAP client. */
public record Mailbox(int port, String address) {
    /** Every mail in the inbox as its raw bytes, oldest first. */
    public List<byte[]> mails() {
        return read(inbox -> {
            List<byte[]> mails = new ArrayList<>();
            for (Message message : inbox.getMessages()) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                message.writeTo(out);
                mails.add(out.toByteArray());
            }
            return mails;
        });
    }

    /** How many mails the inbox holds, without reading them. */
    public int count() {
        return read(Folder::getMessageCount);
    }

    private interface Reading<T> {
        T from(Folder inbox) throws MessagingException, IOException;
    }

    private <T> T read(Reading<T> reading) {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.timeout", "20000");
        properties.setProperty("mail.imap.connectiontimeout", "20000");
        try (Store store = Session.getInstance(properties).getStore("imap")) {
            store.connect("127.0.0.1", port, address, address);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                return reading.from(inbox);
            }
        } catch (MessagingException failed) {
            throw new IllegalStateException("cannot read the inbox of " + address, failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
