package dev.amana.messaging.outbound;

import java.util.List;

/** Where mail for a domain goes: hops in order of preference, or the status why there is none. */
sealed interface Route {
    record To(List<Hop> hops) implements Route {}

    record Nowhere(String status) implements Route {}

    record AskLater(String status) implements Route {}
}
