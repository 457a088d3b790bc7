package dev.amana.messaging.export;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** How many documents are made at the same time: each takes memory and processor time, and whoever asks can come again. */
@Component
public class ExportPlaces {
    private final Semaphore free;

    ExportPlaces(ExportProperties properties) {
        this.free = new Semaphore(properties.mostAtOnce());
    }

    /** The making of a document. */
    public interface Work {
        void run() throws IOException;
    }

    /** @return false where all places are taken, and nothing was done */
    public boolean within(Work work) throws IOException {
        if (!free.tryAcquire()) {
            return false;
        }
        try {
            work.run();
            return true;
        } finally {
            free.release();
        }
    }
}
