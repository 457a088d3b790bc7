package dev.amana.messaging.virus;

import dev.amana.platform.eventstore.Rejection;

/** A file that passes to nobody as it is, since the virus scanner has not cleared it. */
public abstract sealed class NotCleared extends Rejection {
    private static final long serialVersionUID = 1L;

    private final int status;

    private NotCleared(int status, String slug, Object... arguments) {
        super(slug, arguments);
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    /** Somebody hands it in, and the scanner found something in it. */
    public static final class Infected extends NotCleared {
        private static final long serialVersionUID = 1L;

        Infected(String signature) {
            super(422, "file-infected", signature);
        }
    }

    /** It is here already, and stays where it is. */
    public static final class KeptBack extends NotCleared {
        private static final long serialVersionUID = 1L;

        KeptBack(String signature) {
            super(403, "file-kept-back", signature);
        }
    }

    /** Asking again changes nothing, unless the scanner is set otherwise. */
    public static final class TooLarge extends NotCleared {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super(422, "file-too-large-to-scan");
        }
    }

    /** The scanner does not answer at present. */
    public static final class NotScanned extends NotCleared {
        private static final long serialVersionUID = 1L;

        NotScanned() {
            super(503, "file-not-scanned");
        }
    }
}
