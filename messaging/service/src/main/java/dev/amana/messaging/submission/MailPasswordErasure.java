package dev.amana.messaging.submission;

import dev.amana.platform.erasure.ErasureParticipant;
import dev.amana.platform.personal.RetentionClass;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Nobody signs in any more as somebody who is erased. */
@Component
class MailPasswordErasure implements ErasureParticipant {
    private final MailPasswords passwords;

    MailPasswordErasure(MailPasswords passwords) {
        this.passwords = passwords;
    }

    @Override
    public void forget(String partyId, Set<String> erasedRetentionClasses) {
        if (erasedRetentionClasses.contains(RetentionClass.PROFILE.wireName())) {
            passwords.revokeAll(partyId);
        }
    }
}
