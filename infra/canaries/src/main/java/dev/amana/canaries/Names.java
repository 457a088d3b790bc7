package dev.amana.canaries;

/** The same name as people shorten and turn it. One of a single word stays. */
final class Names {
    private Names() {}

    /** What was written with a wide blank is written without. */
    static String withoutMiddle(String name) {
        return name.contains(" ") ? first(name) + " " + last(name) : name.replace("\u3000", "");
    }

    static String withInitial(String name) {
        return name.contains(" ") ? first(name) + " J. " + last(name) : name;
    }

    /** As in the name of a file. */
    static String lastFirst(String name) {
        return name.contains(" ") ? last(name) + "_" + first(name) : name;
    }

    static String first(String name) {
        return name.substring(0, name.indexOf(' '));
    }

    static String last(String name) {
        return name.substring(name.lastIndexOf(' ') + 1);
    }
}
