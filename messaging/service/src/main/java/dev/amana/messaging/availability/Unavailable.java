package dev.amana.messaging.availability;

import dev.amana.platform.web.ProblemException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Somebody cannot write, or be written to, because of an order. The other side is not told who ordered it: that would say
 * where its counterpart lives.
 */
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Restriction restriction;
    private final boolean own;
    private final boolean soonOver;

    /**
     * @param own whether the order concerns the writer
     * @param soonOver whether it is known to end before mail servers give up
     */
    Unavailable(Restriction restriction, boolean own, boolean soonOver) {
        super("Order " + restriction.availabilityId(), null, false, false);
        this.restriction = restriction;
        this.own = own;
        this.soonOver = soonOver;
    }

    public boolean own() {
        return own;
    }

    public boolean soonOver() {
        return soonOver;
    }

    public String source() {
        return restriction.source();
    }

    public String citation() {
        return restriction.citation();
    }

    public @Nullable String fallback() {
        return restriction.fallback();
    }

    /** RFC 7725: {@code blocked-by} is who blocks, that is we; who ordered it is in the text, and in the document. */
    public ProblemException problem() {
        if (!own) {
            return new ProblemException(HttpStatus.UNAVAILABLE_FOR_LEGAL_REASONS, "recipient-unavailable-by-law")
                    .header(HttpHeaders.LINK, BLOCKED_BY);
        }
        String document = restriction.document();
        return new ProblemException(
                        HttpStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
                        restriction.fallback() == null ? "unavailable-by-law" : "unavailable-by-law-but",
                        restriction.source(),
                        restriction.citation(),
                        Objects.requireNonNullElse(restriction.fallback(), ""))
                .header(
                        HttpHeaders.LINK,
                        document == null ? BLOCKED_BY : BLOCKED_BY + ", <" + document + ">; rel=\"describedby\"");
    }

    private static final String BLOCKED_BY = "</>; rel=\"blocked-by\"";
}
