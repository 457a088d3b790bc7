package dev.amana.messaging;

import dev.amana.messaging.virus.ScanResult;
import dev.amana.messaging.virus.VirusScanner;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** In the place of clamd, and not there until a test wants it; that clamd is understood is another test's matter. */
@Component
@Primary
public class SwitchableScanner implements VirusScanner {
    private volatile boolean present;
    private volatile boolean silent;

    void present(boolean now) {
        present = now;
    }

    void silent(boolean now) {
        silent = now;
    }

    @Override
    public boolean present() {
        return present;
    }

    @Override
    public ScanResult scan(byte[] content) {
        if (silent) {
            return new ScanResult.NoAnswer();
        }
        return new String(content, StandardCharsets.ISO_8859_1).contains("VIRUS")
                ? new ScanResult.Infected("Test.Signature")
                : new ScanResult.Clean();
    }
}
