package dev.amana.messaging.outbound;

import dev.amana.messaging.bounce.Classified;
import java.util.Optional;

/** What mail systems report about our mails, however the report came in. */
public interface Returns {

    /** The mail with this identifier, as long as it is kept. */
    Optional<SentMail> find(String mailId);

    /** Where that mail went; empty once it is not kept any more, or the recipient is erased. */
    Optional<String> address(String mailId);

    /** Acts on a report: a failure makes a sent mail a failed one, a complaint is told, the rest is counted. */
    void report(SentMail mail, Classified what);

    /** Counts what came back and belongs to no mail. */
    void unknown(Classified what);
}
