package dev.amana.platform.trust;

import dev.amana.platform.security.Caller;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A door for one role. */
@RestController
class TrustDoor {
    @GetMapping("/api/trust")
    @PreAuthorize("hasRole('trust')")
    Caller trust() {
        return Caller.current();
    }
}
