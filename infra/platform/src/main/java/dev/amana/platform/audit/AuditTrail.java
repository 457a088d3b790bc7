package dev.amana.platform.audit;

import org.jspecify.annotations.Nullable;

/** Records looks and acts. */
public final class AuditTrail {
    AuditTrail() {}

    public void record(String action, String target, @Nullable String orderId, @Nullable String reason) {
        if (!action.isEmpty()) {
            throw new UnsupportedOperationException();
        }
    }
}
