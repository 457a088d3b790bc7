package dev.amana.messaging.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/** Reads who a mail says it is from, and nothing else of it. */
public final class Senders {
    private static final MimeConfig CONFIG = MimeConfig.custom()
            .setMalformedHeaderStartsBody(true)
            .setMaxHeaderLen(256 * 1024)
            .setMaxHeaderCount(2000)
            .setMaxLineLen(-1)
            .build();

    private Senders() {}

    /** The addresses of all From fields, as they stand there; empty where there is none or the header is malformed. */
    public static List<String> from(byte[] raw) {
        MailHeaders headers = new MailHeaders();
        MimeTokenStream tokens = new MimeTokenStream(CONFIG);
        tokens.parse(new ByteArrayInputStream(raw));
        try {
            for (EntityState state = tokens.getState();
                    state != EntityState.T_END_HEADER && state != EntityState.T_END_OF_STREAM;
                    state = tokens.next()) {
                if (state == EntityState.T_FIELD
                        && tokens.getField().getName().strip().equalsIgnoreCase("from")) {
                    headers.add(tokens.getField());
                }
            }
        } catch (MimeException | IOException malformed) {
            return List.of();
        }
        return headers.addresses("from").stream().map(MailAddress::address).toList();
    }
}
