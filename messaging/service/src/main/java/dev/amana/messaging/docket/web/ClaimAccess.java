package dev.amana.messaging.docket.web;

import dev.amana.messaging.claim.Party;
import dev.amana.messaging.docket.ClaimQueries;
import dev.amana.messaging.docket.ClaimRow;
import dev.amana.messaging.staff.StaffSuspensions;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.security.Caller;
import dev.amana.platform.security.Roles;
import dev.amana.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Who may look at a claim, and as what. To everybody else it does not exist. */
@Component
class ClaimAccess {
    private final ClaimQueries claims;
    private final StaffSuspensions staff;
    private final AuditTrail audit;

    ClaimAccess(ClaimQueries claims, StaffSuspensions staff, AuditTrail audit) {
        this.claims = claims;
        this.staff = staff;
        this.audit = audit;
    }

    /** @param as what the caller is in this claim */
    record Look(ClaimRow claim, Party as, String callerId) {}

    static @Nullable String reason(@Nullable String parameter, @Nullable String header) {
        String reason = header == null || header.isBlank() ? parameter : header;
        return reason == null || reason.isBlank() ? null : reason.strip();
    }

    /** For a party its own; for staff any, with a reason, which is recorded under this action. */
    Look look(String claimId, String action, @Nullable String reason) {
        Look look = act(claimId);
        if (look.as() == Party.STAFF) {
            record(action, look.claim(), reason);
        }
        return look;
    }

    /** For staff only. */
    Look staff(String claimId, String action, @Nullable String reason) {
        Look look = look(claimId, action, reason);
        if (look.as() != Party.STAFF) {
            throw notFound();
        }
        return look;
    }

    /** The same without a record: what is done is recorded as such. */
    Look act(String claimId) {
        Caller caller = caller();
        ClaimRow claim = claims.find(claimId).orElseThrow(ClaimAccess::notFound);
        if (caller.has(Roles.BUYER) && caller.subject().equals(claim.buyerId())) {
            return new Look(claim, Party.BUYER, caller.subject());
        }
        if (caller.has(Roles.SELLER) && caller.subject().equals(claim.sellerId())) {
            return new Look(claim, Party.SELLER, caller.subject());
        }
        if (isStaff(caller)) {
            return new Look(claim, Party.STAFF, caller.subject());
        }
        throw notFound();
    }

    /** For whoever says or does something in it: auditors only look. */
    Look write(String claimId) {
        Look look = act(claimId);
        if (look.as() == Party.STAFF && !mayDecide(Caller.current())) {
            throw notFound();
        }
        return look;
    }

    /** Suspended staff neither write nor read here either. */
    Caller caller() {
        Caller caller = Caller.current();
        staff.refuse(caller);
        return caller;
    }

    void record(String action, ClaimRow claim, @Nullable String reason) {
        if (reason == null) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "reason-required");
        }
        audit.record(action, "claim/" + claim.claimId(), claim.orderId(), reason);
    }

    static boolean isStaff(Caller caller) {
        return caller.has(Roles.TRUST) || caller.has(Roles.TRUST_LEAD) || caller.has(Roles.AUDITOR);
    }

    /** Auditors look, but decide nothing. */
    static boolean mayDecide(Caller caller) {
        return caller.has(Roles.TRUST) || caller.has(Roles.TRUST_LEAD);
    }

    static ProblemException notFound() {
        return new ProblemException(HttpStatus.NOT_FOUND, "not-found");
    }
}
