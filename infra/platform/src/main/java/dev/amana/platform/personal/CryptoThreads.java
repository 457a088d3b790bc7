package dev.amana.platform.personal;

import java.security.GeneralSecurityException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A few lasting threads for what Tink does. It keeps its ciphers and its random numbers per thread, and to make them costs
 * a hundred times what sealing a mail does: too much for virtual threads, of which each connection gets a new one.
 */
final class CryptoThreads {
    private final ExecutorService lasting = Executors.newFixedThreadPool(
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            Thread.ofPlatform().daemon().name("vault-", 0).factory());

    interface Work {
        byte[] run() throws GeneralSecurityException;
    }

    byte[] call(Work work) throws GeneralSecurityException {
        return Thread.currentThread().isVirtual() ? elsewhere(work) : work.run();
    }

    private byte[] elsewhere(Work work) throws GeneralSecurityException {
        try {
            return CompletableFuture.supplyAsync(() -> unchecked(work), lasting).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Failed failed) {
                throw failed.reason;
            }
            throw e;
        }
    }

    private static byte[] unchecked(Work work) {
        try {
            return work.run();
        } catch (GeneralSecurityException e) {
            throw new Failed(e);
        }
    }

    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient GeneralSecurityException reason;

        Failed(GeneralSecurityException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
