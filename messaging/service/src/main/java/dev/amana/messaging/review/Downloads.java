package dev.amana.messaging.review;

import dev.amana.messaging.review.Exhibits.Content;
import dev.amana.messaging.virus.Clearance;
import dev.amana.messaging.virus.NotCleared;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Hands pieces of evidence out as they are. What a message was withheld for as infected is never among them, and where there
 * is a scanner it looks at each anew: a file may be older than what the scanner knows, and a message that was held was not
 * scanned.
 */
@Component
public class Downloads {
    private final Exhibits exhibits;
    private final Clearance clearance;

    Downloads(Exhibits exhibits, Clearance clearance) {
        this.exhibits = exhibits;
        this.clearance = clearance;
    }

    /** @throws NotCleared where it stays here */
    public Optional<Content> of(String claimId, int number, int index) {
        Optional<Content> content = exhibits.content(claimId, number, index);
        content.ifPresent(file -> clearance.out(file.bytes(), file.infected()));
        return content;
    }
}
