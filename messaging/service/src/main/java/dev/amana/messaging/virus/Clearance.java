package dev.amana.messaging.virus;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets a stranger's file pass from one person to another as it is only when the scanner, where there is one, has cleared it. A
 * scanner that says nothing clears nothing.
 */
@Component
public class Clearance {
    private final VirusScanner scanner;

    Clearance(VirusScanner scanner) {
        this.scanner = scanner;
    }

    /**
     * Of a file that somebody hands in.
     *
     * @throws NotCleared where it may not be taken
     */
    public void in(byte[] content) {
        require(content, NotCleared.Infected::new);
    }

    /**
     * Of a file that is here.
     *
     * @param known what was found in it before; null for nothing
     * @throws NotCleared where it may not be handed out
     */
    public void out(byte[] content, @Nullable String known) {
        known(known);
        require(content, NotCleared.KeptBack::new);
    }

    /** @throws NotCleared where something was found in it before */
    public static void known(@Nullable String signature) {
        if (signature != null) {
            throw new NotCleared.KeptBack(signature);
        }
    }

    private void require(byte[] content, Function<String, NotCleared> infected) {
        if (!scanner.present()) {
            return;
        }
        switch (scanner.scan(content)) {
            case ScanResult.Clean() -> {}
            case ScanResult.Infected(String signature) -> throw infected.apply(signature);
            case ScanResult.TooLarge() -> throw new NotCleared.TooLarge();
            case ScanResult.NoAnswer() -> throw new NotCleared.NotScanned();
        }
    }
}
