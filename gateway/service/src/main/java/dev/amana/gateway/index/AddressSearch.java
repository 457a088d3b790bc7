package dev.amana.gateway.index;

import dev.amana.gateway.cases.PartyDirectory;
import dev.amana.platform.audit.AuditTrail;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the party behind a real address, by its keyed hash; the look-up is recorded, the address is not. */
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
    public List<String> partiesAt(String address, List<String> among, @Nullable String reason) {
        List<String> found = parties.findByAddress(address);
        audit.record(
                "case.searched-by-address", "party/" + (found.isEmpty() ? NOBODY : found.getFirst()), null, reason);
        List<String> wanted = found.stream()
                .filter(id -> among.isEmpty() || among.contains(id))
                .toList();
        return wanted.isEmpty() ? List.of(NOBODY) : wanted;
    }
}
