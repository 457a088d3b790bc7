package dev.amana.bench.screening;

/** Something that holds a message against many rules. */
interface Engine extends AutoCloseable {
    String label();

    /** How many rules match. */
    int matches(String message);

    @Override
    void close();
}
