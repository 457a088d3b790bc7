package dev.amana.platform.personal;

/** Nothing more can be sealed for this data subject and retention class: its key was erased. */
public final class SubjectErasedException extends RuntimeException {
    private final String subject;
    private final String retention;

    public SubjectErasedException(String subject, String retention) {
        super("Erased: " + subject + '|' + retention, null, false, false);
        this.subject = subject;
        this.retention = retention;
    }

    public String subject() {
        return subject;
    }

    /** Wire name of the class; {@code index} for blind indexes. */
    public String retention() {
        return retention;
    }
}
