package dev.amana.messaging.authentication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** A name server on this machine that knows texts only, and says of some domains that it is broken. */
public final class TestDns {
    private static final TestDns SHARED = new TestDns();

    private final Map<String, List<String>> texts = new ConcurrentHashMap<>();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final DatagramSocket socket;

    public TestDns() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("test-dns").start(this::serve);
    }

    /** The one of all tests of a service in this JVM. */
    public static TestDns shared() {
        return SHARED;
    }

    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    public TestDns text(String name, String text) {
        texts.computeIfAbsent(name.toLowerCase(Locale.ROOT), any -> new CopyOnWriteArrayList<>())
                .add(text);
        return this;
    }

    public TestDns broken(String name) {
        broken.add(name.toLowerCase(Locale.ROOT));
        return this;
    }

    private void serve() {
        byte[] buffer = new byte[4096];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                byte[] reply = answer(new Message(Arrays.copyOf(buffer, packet.getLength())))
                        .toWire();
                socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
            } catch (IOException e) {
                return;
            }
        }
    }

    private Message answer(Message query) {
        Record question = query.getQuestion();
        Name name = question.getName();
        String key = name.toString(true).toLowerCase(Locale.ROOT);
        Message reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.addRecord(question, Section.QUESTION);
        List<String> found = texts.getOrDefault(key, List.of());
        if (broken.contains(key)) {
            reply.getHeader().setRcode(Rcode.SERVFAIL);
        } else if (found.isEmpty()) {
            reply.getHeader().setRcode(Rcode.NXDOMAIN);
        } else if (question.getType() == Type.TXT) {
            found.forEach(text ->
                    reply.addRecord(new TXTRecord(name, question.getDClass(), 60, pieces(text)), Section.ANSWER));
        }
        return reply;
    }

    /** A text of the DNS has at most 255 bytes; longer ones come in several. */
    private static List<String> pieces(String text) {
        return Arrays.asList(text.split("(?<=\\G.{200})"));
    }
}
