package dev.amana.backing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailDropTest {
    @TempDir
    private Path data;

    private final Ports ports = Ports.free();

    @Test
    void takesMailForAnyMailboxAndKeepsItOverARestart() throws MessagingException {
        try (Backing first = start()) {
            send(first, "Buyer@mail.test", "one");
            send(first, "buyer@mail.test", "two");
            send(first, "seller+x@shop.test", "three");
            assertThat(subjects("buyer@mail.test")).containsExactly("one", "two");
        }
        try (Backing second = start()) {
            send(second, "buyer@mail.test", "four");
            assertThat(subjects("buyer@mail.test")).containsExactly("one", "two", "four");
            assertThat(subjects("seller+x@shop.test")).containsExactly("three");
        }
    }

    @Test
    void takesMailFromTheNullSenderAndKeepsItOverARestart() throws MessagingException {
        try (Backing first = start()) {
            send(first, "<>", "seller@shop.test", "Undelivered mail");
            assertThat(subjects("seller@shop.test")).containsExactly("Undelivered mail");
        }
        try (Backing second = start()) {
            assertThat(second.ports()).isSameAs(ports);
            assertThat(subjects("seller@shop.test")).containsExactly("Undelivered mail");
        }
    }

    @Test
    void anEmptyMailboxCanBeOpened() throws MessagingException {
        try (Backing backing = start()) {
            assertThat(backing.ports()).isSameAs(ports);
            assertThat(subjects("nobody@mail.test")).isEmpty();
        }
    }

    private Backing start() {
        return Backing.start(
                EnumSet.of(Service.MAIL_DROP), BackingSettings.in(data, ports).withEnvironment(Map.of()));
    }

    private static void send(Backing backing, String to, String subject) throws MessagingException {
        send(backing, "sender@mail.test", to, subject);
    }

    private static void send(Backing backing, String from, String to, String subject) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty(
                "mail.smtp.port", Integer.toString(backing.ports().of(Port.MAIL_DROP_SMTP)));
        properties.setProperty("mail.smtp.from", from);
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("sender@mail.test"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject);
        message.setText("text of " + subject);
        Transport.send(message);
    }

    private List<String> subjects(String address) throws MessagingException {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", ports.of(Port.MAIL_DROP_IMAP), address, address);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            return Arrays.stream(inbox.getMessages()).map(MailDropTest::subject).toList();
        }
    }

    private static String subject(Message message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
