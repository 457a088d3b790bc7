package dev.amana.messaging.file;

/** Why a file is not relayed. */
public final class FileFault extends Exception {
    private static final long serialVersionUID = 1L;

    public enum Kind {
        /** The type is not on the list of those that are relayed. */
        NOT_ALLOWED,
        /** It is a program, or carries one. */
        EXECUTABLE,
        /** Encrypted, so that nobody can look into it. */
        SECURED,
        /** Bigger, deeper or more numerous than is ever looked into. */
        TOO_LARGE,
        /** Damaged, or not what it says it is. */
        UNREADABLE
    }

    private final Kind kind;

    public FileFault(Kind kind) {
        super(kind.name(), null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
