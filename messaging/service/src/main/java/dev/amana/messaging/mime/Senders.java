package dev.amana.messaging.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/** Reads who a mail says it is from, and nothing else of it. */
public final class Senders {
    private static final MimeConfig CONFIG = MimeConfig.custom()
            .setMalformedHeaderStartsBody(true)
            .setMaxHeaderLen(-1)
            .setMaxLineLen(-1)
            .build();

    private Senders() {}

    /** The addresses in From, as they stand there; empty where there is not exactly one such field, or it is not certain. */
    public static List<String> from(byte[] raw) {
        return StrictHeader.from(raw).map(Senders::addresses).orElse(List.of());
    }

    /** Whether every parser finds the same From in the mail. */
    public static boolean certain(byte[] raw) {
        return StrictHeader.from(raw).isPresent();
    }

    private static List<String> addresses(String field) {
        MailHeaders headers = new MailHeaders();
        MimeTokenStream tokens = new MimeTokenStream(CONFIG);
        tokens.parse(new ByteArrayInputStream((field + "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
        try {
            for (EntityState state = tokens.getState();
                    state != EntityState.T_END_HEADER && state != EntityState.T_END_OF_STREAM;
                    state = tokens.next()) {
                if (state == EntityState.T_FIELD) {
                    headers.add(tokens.getField());
                }
            }
        } catch (MimeException | IOException malformed) {
            return List.of();
        }
        return headers.addresses("from").stream().map(MailAddress::address).toList();
    }
}
