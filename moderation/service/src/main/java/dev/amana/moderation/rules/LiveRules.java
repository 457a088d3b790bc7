package dev.amana.moderation.rules;

import dev.amana.moderation.text.Normaliser;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules in force. At start they must be good; later, a folder that does not compile changes nothing but a log line
 * and a counter, so that no edit can open the door or stop the mail.
 */
public final class LiveRules {
    private static final Logger log = LoggerFactory.getLogger(LiveRules.class);

    private final RuleFiles files;
    private final Normaliser normaliser;
    private final Counter rejected;
    private final Counter reloaded;
    private volatile RuleSet current;
    private long seen;
    private long changing;

    private LiveRules(RuleFiles files, Normaliser normaliser, MeterRegistry meters) {
        this.files = files;
        this.normaliser = normaliser;
        this.rejected = meters.counter("amana.moderation.rules.rejected");
        this.reloaded = meters.counter("amana.moderation.rules.reloaded");
        this.seen = files.fingerprint();
        this.changing = seen;
        this.current = compiled();
        Gauge.builder("amana.moderation.rules", this, live -> live.current.size())
                .register(meters);
        log.info("Screening with {} rules, {} ({} states)", current.size(), current.label(), current.states());
    }

    /** @param folder where the rule files lie; empty for those that come with the application */
    public static LiveRules from(String folder, Normaliser normaliser, MeterRegistry meters) {
        RuleFiles files = folder.isBlank()
                ? new RuleFiles.OnClassPath("classpath:moderation/rules/*.yaml")
                : new RuleFiles.InFolder(Path.of(folder));
        return new LiveRules(files, normaliser, meters);
    }

    public RuleSet current() {
        return current;
    }

    /**
     * Takes up what has changed on disk, once two looks in a row have found it alike: whoever copies files is not to be met
     * halfway.
     */
    public synchronized void refresh() {
        try {
            long now = files.fingerprint();
            if (now != seen && now == changing) {
                seen = now;
                takeUp(now);
            }
            changing = now;
        } catch (RuntimeException unusable) {
            rejected.increment();
            log.error("Rules refused, {} stays in force: {}", current.label(), unusable.getMessage());
        }
    }

    private void takeUp(long fingerprint) {
        RuleSet fresh = compiled();
        // Changed again while it was read: the next looks will tell.
        if (files.fingerprint() == fingerprint && !fresh.label().equals(current.label())) {
            log.info("Rules changed from {} to {}, {} rules", current.label(), fresh.label(), fresh.size());
            current = fresh;
            reloaded.increment();
        }
    }

    private RuleSet compiled() {
        return RuleSet.compile(RuleReader.read(files.read()), normaliser);
    }
}
