package dev.amana.bench.latency;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** One open SMTP connection; a mail is sent when the server has answered {@code 250}. */
final class SmtpClient implements AutoCloseable {
    private final Session session = Session.getInstance(new Properties());
    private final SMTPTransport transport;

    SmtpClient(int port) throws MessagingException {
        transport = new SMTPTransport(session, null);
        transport.connect("127.0.0.1", port, null, null);
    }

    void send(String from, String to, String text) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress(from));
        mail.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(to));
        mail.setSubject("A question");
        mail.setText(text, "utf-8");
        mail.saveChanges();
        transport.sendMessage(mail, mail.getAllRecipients());
    }

    @Override
    public void close() throws MessagingException {
        transport.close();
    }
}
