package dev.amana.messaging.intake;

import dev.amana.messaging.mime.MailAttachment;
import dev.amana.platform.personal.Vault;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Tells equal files of different messages from others, for nobody who has not our key: what was looked at once is known again. */
@Component
class FileDigests {
    private final Vault vault;

    FileDigests(Vault vault) {
        this.vault = vault;
    }

    String of(MailAttachment file) {
        return vault.lookupHash("file|" + sha256(file));
    }

    static String sha256(MailAttachment file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.content()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
