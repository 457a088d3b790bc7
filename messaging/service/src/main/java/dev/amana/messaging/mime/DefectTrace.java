package dev.amana.messaging.mime;

/** Where something went wrong, for the log, without messages: those of a parser quote what it could not parse. */
public final class DefectTrace {
    private static final int MOST_FRAMES = 40;
    private static final int MOST_CAUSES = 5;

    private DefectTrace() {}

    public static String of(Throwable defect) {
        StringBuilder trace = new StringBuilder();
        Throwable current = defect;
        for (int i = 0; i < MOST_CAUSES && current != null; i++) {
            trace.append(i == 0 ? "" : "\ncaused by ").append(current.getClass().getName());
            StackTraceElement[] frames = current.getStackTrace();
            for (int frame = 0; frame < Math.min(MOST_FRAMES, frames.length); frame++) {
                trace.append("\n\tat ").append(frames[frame]);
            }
            current = current.getCause();
        }
        return trace.toString();
    }
}
