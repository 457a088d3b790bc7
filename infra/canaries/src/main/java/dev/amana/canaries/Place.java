package dev.amana.canaries;

import java.util.function.Function;

/**
 * A corner of a mail in which something can be planted.
 *
 * @param readable whether the ordinary text must arrive as it is; broken mails may be refused
 */
record Place(String name, boolean readable, Function<Planting, byte[]> mail) {

    static Place of(String name, Function<Planting, byte[]> mail) {
        return new Place(name, true, mail);
    }

    /** In a mail that a decent program would not write. */
    static Place broken(String name, Function<Planting, byte[]> mail) {
        return new Place(name, false, mail);
    }
}
