package dev.amana.messaging.intake;

import dev.amana.messaging.mime.MailAttachment;
import dev.amana.platform.personal.Vault;
import org.springframework.stereotype.Component;

/** Tells equal files of different messages from others, for nobody who has not our key: what was looked at once is known again. */
@Component
class FileDigests {
    private final Vault vault;

    FileDigests(Vault vault) {
        this.vault = vault;
    }

    String of(MailAttachment file) {
        return vault.lookupHash("file|" + file.sha256());
    }
}
