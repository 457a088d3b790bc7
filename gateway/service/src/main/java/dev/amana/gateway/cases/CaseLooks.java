package dev.amana.gateway.cases;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.security.Caller;
import dev.amana.platform.security.Roles;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Who of the staff reads which case: what its parties wrote stands in it, masked or not. Moderation tells from it who looks at
 * people with whom they have nothing to do.
 */
@Component
class CaseLooks {
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

    /** Recorded before anything is shown. A page that follows its case fetches itself again and again, which is one look. */
    void read(CaseRow row) {
        Caller caller = Caller.current();
        String look = caller.subject() + ' ' + row.caseId();
        if (isOwn(row, caller) || reading.getIfPresent(look) != null) {
            return;
        }
        audit.record("case.read", "case/" + row.caseId(), row.orderId(), null);
        reading.put(look, true);
    }

    /** Whoever of the staff buys or sells here, too, reads what concerns themselves. */
    private static boolean isOwn(CaseRow row, Caller caller) {
        List<String> parts =
                List.of(row.state().parties().getOrDefault(caller.subject(), "").split(",", -1));
        return (caller.has(Roles.BUYER) && parts.contains(Roles.BUYER))
                || (caller.has(Roles.SELLER) && parts.contains(Roles.SELLER));
    }
}
