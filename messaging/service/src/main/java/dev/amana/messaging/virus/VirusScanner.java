package dev.amana.messaging.virus;

/** A program that knows viruses. */
public interface VirusScanner {
    /** Whether there is one; without it nothing is asked and everything counts as clean. */
    boolean present();

    ScanResult scan(byte[] content);
}
