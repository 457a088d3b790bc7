package dev.amana.apples;

/** Counter-example: prints. */
public final class Printer {
    private Printer() {}

    static void print() {
        System.out.println("an apple");
    }
}
