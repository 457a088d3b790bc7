package dev.amana.messaging.docket;

import dev.amana.messaging.mime.KnownParty;
import dev.amana.messaging.mime.Replacement;
import dev.amana.messaging.party.Identities;
import dev.amana.messaging.party.Parties;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Takes out of what one party says in a claim what names it, before the other party reads it. */
@Component
public class Masking {
    private static final String WITHHELD = "***";

    private final Parties parties;

    Masking(Parties parties) {
        this.parties = parties;
    }

    /** @param authorId whose words they are */
    public UnaryOperator<String> of(String authorId) {
        Identities known = parties.identities(authorId);
        KnownParty author = new KnownParty(WITHHELD, WITHHELD, known.addresses(), known.names(), known.phones());
        return new Replacement(List.of(author))::inText;
    }
}
