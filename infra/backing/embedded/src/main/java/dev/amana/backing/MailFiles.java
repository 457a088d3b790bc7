package dev.amana.backing;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Delivered mails as files, one folder a mailbox, so that they outlive a restart. Written once, read at start; what a
 * mail program deletes comes back with the next start. At start the oldest above a limit go.
 */
final class MailFiles {
    private static final int KEPT_MAILS_PER_MAILBOX = 5_000;
    private static final String SUFFIX = ".eml";

    private final Path folder;
    private final AtomicLong lastName = new AtomicLong();

    MailFiles(Path folder) {
        this.folder = folder;
    }

    interface Delivery {
        void deliver(String address, MimeMessage message);
    }

    void write(String address, MimeMessage message) throws IOException, MessagingException {
        Path mailbox = Files.createDirectories(
                folder.resolve(URLEncoder.encode(address.toLowerCase(Locale.ROOT), StandardCharsets.UTF_8)));
        long name = lastName.updateAndGet(last -> Math.max(last + 1, System.currentTimeMillis() * 1000));
        Path part = mailbox.resolve(name + ".part");
        try (OutputStream out = Files.newOutputStream(part)) {
            message.writeTo(out);
        }
        Files.move(part, mailbox.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
    }

    void load(Delivery delivery) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        for (Path mailbox : list(folder, "")) {
            String address = URLDecoder.decode(mailbox.getFileName().toString(), StandardCharsets.UTF_8);
            List<Path> mails = list(mailbox, SUFFIX);
            int surplus = Math.max(0, mails.size() - KEPT_MAILS_PER_MAILBOX);
            for (Path old : mails.subList(0, surplus)) {
                Files.delete(old);
            }
            for (Path mail : mails.subList(surplus, mails.size())) {
                delivery.deliver(address, read(mail));
            }
        }
    }

    private static MimeMessage read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        } catch (MessagingException e) {
            throw new IOException("Not a mail: " + file, e);
        }
    }

    private static List<Path> list(Path folder, String suffix) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> path.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }
}
