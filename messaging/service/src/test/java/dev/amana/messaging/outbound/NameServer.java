package dev.amana.messaging.outbound;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers for MX and A what it was told; whatever it was told nothing of does not exist (RFC 1035). */
final class NameServer implements AutoCloseable {
    private static final int A = 1;
    private static final int MX = 15;

    private final DatagramSocket socket;
    private final Map<String, List<String>> records = new ConcurrentHashMap<>();

    NameServer() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    /** @param values such as {@code 10 mx1.shop.test} for MX, or addresses for A */
    void tell(String name, String type, String... values) {
        records.put(name + " " + type, List.of(values));
    }

    String hostAndPort() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    private void serve() {
        byte[] buffer = new byte[512];
        while (!socket.isClosed()) {
            try {
                DatagramPacket question = new DatagramPacket(buffer, buffer.length);
                socket.receive(question);
                byte[] answer = answer(Arrays.copyOf(buffer, question.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private byte[] answer(byte[] question) throws IOException {
        StringBuilder name = new StringBuilder();
        int at = 12;
        while (question[at] != 0) {
            name.append(name.isEmpty() ? "" : ".")
                    .append(new String(question, at + 1, question[at], StandardCharsets.US_ASCII));
            at += question[at] + 1;
        }
        int type = question[at + 2];
        String asked = name.toString().toLowerCase(Locale.ROOT);
        List<String> values = records.getOrDefault(asked + (type == MX ? " MX" : type == A ? " A" : " ?"), List.of());
        boolean exists = records.keySet().stream().anyMatch(known -> known.startsWith(asked + " "));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(question, 0, 2);
        out.writeShort(0x8580 | (exists ? 0 : 3));
        out.writeShort(1);
        out.writeShort(values.size());
        out.writeInt(0);
        out.write(question, 12, at + 5 - 12);
        for (String value : values) {
            byte[] data = type == MX ? mx(value) : InetAddress.ofLiteral(value).getAddress();
            out.writeShort(0xC00C);
            out.writeShort(type);
            out.writeShort(1);
            out.writeInt(60);
            out.writeShort(data.length);
            out.write(data);
        }
        return bytes.toByteArray();
    }

    private static byte[] mx(String value) throws IOException {
        String[] fields = value.split(" ", 2);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(Integer.parseInt(fields[0]));
        for (String label : fields[1].split("\\.", -1)) {
            if (!label.isEmpty()) {
                out.writeByte(label.length());
                out.writeBytes(label);
            }
        }
        out.writeByte(0);
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
