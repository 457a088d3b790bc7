package dev.amana.bench.relay;

import java.io.IOException;
import java.util.List;

/** A mail server under measurement: takes mails on {@link #port} and hands them to the sink that it was started with. */
interface Relay extends AutoCloseable {
    String label();

    int port();

    /** Who writes to whom; the mails of a round are spread over them evenly. */
    List<Route> routes();

    @Override
    void close() throws IOException;

    /** @param name that the sender signs with */
    record Route(String sender, String name, String recipient) {}

    /** Names as people have them: what the leak gate looks for is not a word that each letter contains. */
    static String name(int number) {
        List<String> first = List.of(
                "Thomas", "Aisha", "Magdalena", "Henrik", "Yuki", "Olivia", "Tariq", "Ingrid", "Paulo", "Zofia");
        List<String> last =
                List.of("Lindqvist", "Okafor", "Brandauer", "Castellano", "Nakamura", "Wojcik", "Haddad", "Pemberton");
        return first.get(number % first.size()) + ' ' + last.get(number / first.size() % last.size());
    }
}
