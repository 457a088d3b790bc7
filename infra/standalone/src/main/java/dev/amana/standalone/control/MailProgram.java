package dev.amana.standalone.control;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends a mail byte by byte over SMTP and says what the server answered. Knows nothing of MIME, so nothing is repaired. */
public record MailProgram(String host, int port) {
    private static final int TIMEOUT_MILLIS = 60_000;

    /** The server of this machine. */
    public MailProgram(int port) {
        this("127.0.0.1", port);
    }

    /**
     * @param code the reply that ended the transaction: of {@code DATA}'s end, or of the command that was refused
     * @param text that reply's text, with the enhanced status code
     */
    public record Reply(int code, String text) {
        public boolean accepted() {
            return code == 250;
        }

        public boolean refusedWithReason() {
            return code >= 400 && code < 600 && text.matches("(?s)[45]\\.\\d{1,3}\\.\\d{1,3} .+");
        }
    }

    public Reply send(String sender, String recipient, byte[] mail) {
        try (Socket socket = new Socket(host, port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = socket.getOutputStream();
            read(in);
            command(in, out, "EHLO mail.test");
            Reply from = command(in, out, "MAIL FROM:<" + sender + ">");
            if (!from.accepted()) {
                return from;
            }
            Reply to = command(in, out, "RCPT TO:<" + recipient + ">");
            if (!to.accepted()) {
                return to;
            }
            Reply data = command(in, out, "DATA");
            if (data.code() != 354) {
                return data;
            }
            out.write(stuffed(mail));
            out.flush();
            Reply end = read(in);
            command(in, out, "QUIT");
            return end;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Reply command(BufferedReader in, OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return read(in);
    }

    private static Reply read(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (true) {
            String line = in.readLine();
            if (line == null) {
                throw new IOException("the server hung up after: " + text);
            }
            text.append(line.substring(Math.min(4, line.length()))).append('\n');
            if (line.length() < 4 || line.charAt(3) == ' ') {
                return new Reply(
                        Integer.parseInt(line.substring(0, 3)), text.toString().strip());
            }
        }
    }

    /** RFC 5321, section 4.5.2: lines end in CRLF, a leading dot is doubled, a lone dot ends the mail. */
    private static byte[] stuffed(byte[] mail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(mail.length + 64);
        boolean lineStart = true;
        for (int i = 0; i < mail.length; i++) {
            byte b = mail[i];
            if (b == '\r') {
                continue;
            }
            if (b == '\n') {
                out.write('\r');
            } else if (b == '.' && lineStart) {
                out.write('.');
            }
            out.write(b);
            lineStart = b == '\n';
        }
        out.writeBytes((lineStart ? ".\r\n" : "\r\n.\r\n").getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
