package dev.amana.messaging;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/** An agent's mail program. */
record Submission(int port, String user, String password) {
    static final Session SESSION = session();

    private static Session session() {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.starttls.required", "true");
        settings.setProperty("mail.smtp.ssl.trust", "*");
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "false");
        settings.setProperty("mail.smtp.timeout", "30000");
        return Session.getInstance(settings);
    }

    static MimeMessage written(String from, String to, String text) throws MessagingException {
        MimeMessage mail = new MimeMessage(SESSION);
        mail.setFrom(new InternetAddress(from));
        mail.setRecipients(Message.RecipientType.TO, to);
        mail.setSubject("Your question", "UTF-8");
        mail.setText(text, "UTF-8");
        mail.saveChanges();
        return mail;
    }

    void send(String from, String to, String text) throws MessagingException {
        send(written(from, to, text));
    }

    void send(MimeMessage mail) throws MessagingException {
        try (Transport transport = SESSION.getTransport("smtp")) {
            transport.connect("127.0.0.1", port, user, password);
            transport.sendMessage(mail, mail.getAllRecipients());
        }
    }
}
