package dev.amana.messaging.mime;

import com.sun.management.ThreadMXBean;
import dev.amana.canaries.Person;
import dev.amana.messaging.bounce.BounceClassifier;
import dev.amana.messaging.bounce.Classified;
import dev.amana.messaging.review.SafeView;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The way of a mail from its bytes to the bytes that are sent, and to what a reviewer is shown, under watch: it ends in time, in a mail or a refusal, and
 * takes memory in proportion to the mail.
 */
final class MimeTarget implements AutoCloseable {
    /** Processor time, so that a busy machine makes no difference. */
    private static final long MOST_CPU_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long MOST_WALL_SECONDS = 120;
    /** All that is ever allocated, not what is held at once: what a scan inflates is bounded too, at 16 MiB a mail. */
    private static final long ALLOCATED_ANYHOW = 400L * 1024 * 1024;

    private static final long ALLOCATED_PER_BYTE = 4_000;

    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("fuzz").factory());
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final BounceClassifier bounces = new BounceClassifier();
    private final MailReader reader = new MailReader();
    private final RelayComposer composer = new RelayComposer();
    private final Person author;

    /**
     * @param behaviour how it went, in a few words: the same for inputs that took the same way
     * @param fault what is wrong, if something is
     */
    record Verdict(String behaviour, @Nullable String fault, long cpuNanos, long allocatedBytes) {}

    MimeTarget(Person author) {
        this.author = author;
    }

    Verdict judge(byte[] mail) throws InterruptedException {
        CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        Thread[] working = new Thread[1];
        worker.execute(() -> {
            working[0] = Thread.currentThread();
            verdict.complete(measured(mail));
        });
        try {
            return verdict.get(MOST_WALL_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException hanging) {
            StringBuilder stack = new StringBuilder("hangs at ");
            for (StackTraceElement frame : working[0].getStackTrace()) {
                stack.append("\n  ").append(frame);
            }
            return new Verdict("hangs", stack.toString(), 0, 0);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Verdict measured(byte[] mail) {
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long started = threads.getCurrentThreadCpuTime();
        String behaviour;
        String fault = null;
        try {
            behaviour = atTheDoor(mail) + relayed(mail);
        } catch (UnreadableMail | LeakingMail withReason) {
            behaviour = withReason.getClass().getSimpleName() + " " + withReason.getMessage();
        } catch (Throwable crash) {
            behaviour = crash.toString();
            fault = DefectTrace.of(crash);
        }
        long cpu = threads.getCurrentThreadCpuTime() - started;
        long bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
        if (fault == null && cpu > MOST_CPU_NANOS) {
            fault = "took %d ms of processor time".formatted(TimeUnit.NANOSECONDS.toMillis(cpu));
        }
        if (fault == null && bytes > ALLOCATED_ANYHOW + ALLOCATED_PER_BYTE * mail.length) {
            fault = "allocated %,d bytes for %,d".formatted(bytes, mail.length);
        }
        return new Verdict(behaviour, fault, cpu, bytes);
    }

    /** What reads a stranger's bytes before they are a mail for somebody. */
    private String atTheDoor(byte[] raw) {
        Classified bounce = bounces.classify(raw, false);
        return "%s %b %b %b "
                .formatted(
                        bounce.kind(),
                        Senders.certain(raw),
                        Senders.from(raw).isEmpty(),
                        StrictHeader.from(raw).isPresent());
    }

    private String relayed(byte[] raw) {
        KnownParty buyer = new KnownParty(
                "b7k@alias.amana.test",
                "Buyer",
                Set.of(author.address()),
                Set.of(author.name()),
                Set.of(author.phone()));
        KnownParty seller =
                new KnownParty("s2m@alias.amana.test", "Seller", Set.of("seller@shop.test"), Set.of(), Set.of());
        ParsedMail mail = reader.read(raw);
        ComposedMail composed = composer.compose(
                mail,
                new RelayOrder(
                        SelfNaming.add(buyer, mail, seller),
                        seller,
                        "seller@shop.test",
                        Locale.ENGLISH,
                        "<1@alias.amana.test>",
                        null,
                        List.of(),
                        Instant.EPOCH));
        long shown = mail.attachments().stream()
                .filter(file -> SafeView.of(file.type(), file.content(), 1).isPresent())
                .count();
        return "relayed %d %s %s %s %b %d %d"
                .formatted(
                        shown,
                        mail.attachments().stream()
                                .map(MailAttachment::type)
                                .distinct()
                                .sorted()
                                .toList(),
                        composed.dropped().stream()
                                .map(DroppedPart::reason)
                                .distinct()
                                .sorted()
                                .toList(),
                        mail.html() == null ? "plain" : "html",
                        mail.quoted().isEmpty(),
                        Integer.numberOfLeadingZeros(mail.body().length()),
                        Integer.numberOfLeadingZeros(composed.raw().length));
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
