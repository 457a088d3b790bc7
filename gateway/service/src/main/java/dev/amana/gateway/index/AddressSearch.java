package dev.amana.gateway.index;

import dev.amana.gateway.cases.PartyDirectory;
import dev.amana.platform.audit.AuditTrail;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds the party behind a real address, by its keyed hash; the look-up is recorded for each party found, the
 * address is not. */
@Component
public class AddressSearch {
    /** Matches no party, and so no case. */
    private static final String NOBODY = "-";

    private final PartyDirectory parties;
    private final AuditTrail audit;

    AddressSearch(PartyDirectory parties, AuditTrail audit) {
        this.parties = parties;
        this.audit = audit;
    }

    /**
     * @param among the parties that may be found; any where empty
     * @return never empty, so that as a filter it does not let everything through
     */
    public List<String> partiesAt(String address, List<String> among, String reason) {
        List<String> found = parties.findByAddress(address);
        (found.isEmpty() ? List.of(NOBODY) : found)
                .forEach(id -> audit.record("case.searched-by-address", "party/" + id, null, reason));
        List<String> wanted = found.stream()
                .filter(id -> among.isEmpty() || among.contains(id))
                .toList();
        return wanted.isEmpty() ? List.of(NOBODY) : wanted;
    }
}
