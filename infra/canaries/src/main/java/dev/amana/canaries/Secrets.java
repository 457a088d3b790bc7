package dev.amana.canaries;

/** What is planted: somebody's identity, or ordinary words in its place. */
public interface Secrets {
    String address();

    String name();

    /** As it is written, with spaces. */
    String phone();

    /** All three, as in a signature. */
    default String all() {
        return name() + " <" + address() + ">, " + phone();
    }

    /** Things alike that tell nobody's identity: mails with these must arrive unchanged. */
    record Harmless(String address, String name, String phone) implements Secrets {
        public static final Harmless WORDS =
                new Harmless("info@pump-works.example", "Instruction Manual", "4711 0815 2233");
    }
}
