package dev.amana.messaging.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message on the page.
 *
 * @param own whether the reader's side wrote it
 * @param position orders the messages of a conversation
 * @param reasons why moderation withheld or changed it, in words of the reader's language; nothing where it did not
 * @param found what it was withheld for, shortened
 */
record Bubble(MessageView message, boolean own, long position, List<String> reasons, List<String> found) {
    private static final Set<String> UNDER_WAY = Set.of("received", "cleared");

    /** Where its author's message stands, for its look. */
    public String mood() {
        if (message.state().equals("relayed")) {
            return "arrived";
        }
        if (message.state().equals("held")) {
            return "waits";
        }
        return UNDER_WAY.contains(message.state()) ? "under-way" : "stopped";
    }

    /** The text that says where it stands, and why: {@code conversation.state.<this>}. */
    public String standing() {
        return switch (message.state()) {
            case "quarantined" -> "quarantined." + message.because();
            case "failed" -> "failed." + failure(message.status() == null ? "" : message.status());
            default -> message.state();
        };
    }

    /** Where it stands once more, after an appeal: {@code conversation.again.<this>}; null where it does not. */
    public @Nullable String again() {
        String again = message.again();
        if (again == null || again.equals("relayed")) {
            return again;
        }
        return UNDER_WAY.contains(again) || again.equals("awaiting-scan") ? "cleared" : "stopped";
    }

    /** Whether there is something to explain. */
    boolean isExplained() {
        return isWithheld() || isTreated();
    }

    public boolean isWithheld() {
        return message.state().equals("held") || message.state().equals("blocked");
    }

    /** Whether it went out otherwise than it was written. */
    private boolean isTreated() {
        List<String> treatment = message.treatment();
        return own && treatment != null && treatment.stream().anyMatch(how -> !how.equals("unscreened"));
    }

    /** What moderation withheld or changed, another person may look at again. */
    public boolean mayAppeal() {
        return own && mayAppeal("verdict");
    }

    /** And what followed from a report. */
    public boolean mayAppealMeasure() {
        return own && mayAppeal("report");
    }

    private boolean mayAppeal(String about) {
        List<String> appealable = message.appealable();
        return appealable != null && appealable.contains(about);
    }

    /** What the other side wrote, a person may be asked to look at. */
    public boolean mayReport() {
        return !own;
    }

    /** RFC 3463, as far as the sender can do something about it. */
    private static String failure(String status) {
        if (status.startsWith("5.1")) {
            return "address";
        }
        if (status.endsWith(".2.2")) {
            return "full";
        }
        if (status.endsWith(".3.4") || status.endsWith(".2.3")) {
            return "size";
        }
        if (status.startsWith("5.7")) {
            return "refused";
        }
        return status.startsWith("4") ? "late" : "other";
    }
}
