package dev.amana.messaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Speaks SMTP word by word, and tells the reply that decided. Line ends in the mail are LF, and it has no leading dots. */
record MailClient(int port, InetAddress from) {
    private static final int TIMEOUT_MILLIS = 30_000;

    MailClient(int port) {
        this(port, InetAddress.getLoopbackAddress());
    }

    record Reply(int code, String text) {}

    Reply send(String sender, String recipient, String mail) {
        return send(sender, List.of(recipient), mail);
    }

    Reply send(String sender, List<String> recipients, String mail) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, from, 0)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = socket.getOutputStream();
            Reply last = read(in);
            List<String> lines =
                    new ArrayList<>(List.of("EHLO mail.test", "MAIL FROM:<" + sender + ">" + extension(sender)));
            recipients.forEach(recipient -> lines.add("RCPT TO:<" + recipient + ">"));
            lines.add("DATA");
            for (String line : lines) {
                last = say(in, out, line);
                if (last.code() >= 400) {
                    return last;
                }
            }
            return say(in, out, mail.replace("\n", "\r\n") + "\r\n.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** RFC 6531. */
    private static String extension(String sender) {
        return sender.chars().allMatch(c -> c < 128) ? "" : " SMTPUTF8";
    }

    private static Reply say(BufferedReader in, OutputStream out, String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return read(in);
    }

    private static Reply read(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null) {
            throw new IOException("the server hung up");
        }
        return new Reply(Integer.parseInt(line.substring(0, 3)), line.substring(4));
    }
}
