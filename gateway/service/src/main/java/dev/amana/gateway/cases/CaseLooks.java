package dev.amana.gateway.cases;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.security.Caller;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Who of the staff reads which case: what its parties wrote stands in it, masked or not. Moderation tells from it who looks at
 * people with whom they have nothing to do.
 */
@Component
public class CaseLooks {
    private static final Duration ONE_LOOK = Duration.ofMinutes(10);
    private static final int MOST_LOOKS = 10_000;

    private final Cache<String, Boolean> reading = Caffeine.newBuilder()
            .expireAfterWrite(ONE_LOOK)
            .maximumSize(MOST_LOOKS)
            .build();

    private final AuditTrail audit;

    CaseLooks(AuditTrail audit) {
        this.audit = audit;
    }

    /**
     * Recorded before anything is shown, also where the reader is a party: the view of staff tells more than a party's own. A
     * page that follows its case fetches itself again and again, which is one look.
     */
    public void read(CaseRow row) {
        String look = Caller.current().subject() + ' ' + row.caseId();
        if (reading.getIfPresent(look) == null) {
            audit.record("case.read", "case/" + row.caseId(), row.orderId(), null);
            reading.put(look, true);
        }
    }
}
