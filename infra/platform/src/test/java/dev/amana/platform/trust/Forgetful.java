package dev.amana.platform.trust;

import dev.amana.platform.erasure.ErasureParticipant;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A participant that fails as often as it is told. */
public class Forgetful implements ErasureParticipant {
    final CopyOnWriteArrayList<String> forgotten = new CopyOnWriteArrayList<>();
    final AtomicInteger failures = new AtomicInteger();

    @Override
    public void forget(String partyId, Set<String> erasedRetentionClasses) {
        if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw new IllegalStateException("not yet");
        }
        forgotten.add(partyId + erasedRetentionClasses.stream().sorted().toList());
    }
}
