package dev.amana.moderation.rulebook;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.amana.moderation.rulebook.RuleBookCommand.DraftRuleSet;
import dev.amana.moderation.rulebook.RuleBookCommand.GoLive;
import dev.amana.moderation.rulebook.RuleBookCommand.RecordBackTest;
import dev.amana.moderation.rulebook.RuleBookCommand.RetireRuleSet;
import dev.amana.moderation.rulebook.RuleBookCommand.ReviseDraft;
import dev.amana.moderation.rulebook.RuleBookCommand.StartShadow;
import dev.amana.moderation.rulebook.RuleBookEvent.RuleSetBackTested;
import dev.amana.moderation.rulebook.RuleBookEvent.RuleSetDrafted;
import dev.amana.moderation.rulebook.RuleBookEvent.RuleSetRetired;
import dev.amana.moderation.rulebook.RuleBookEvent.RuleSetRevised;
import dev.amana.moderation.rulebook.RuleBookEvent.RuleSetShadowed;
import dev.amana.moderation.rulebook.RuleBookEvent.RuleSetWentLive;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** All versions of all rule sets. It remembers who wrote what and what was tested, and not the texts. */
@Aggregate(cache = "aggregateCache")
class RuleBook {
    private static final int MOST_VERSIONS = 10_000;
    /** Each is evaluated for each message. */
    static final int MOST_SHADOWS = 3;

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // the framework reads it
    private @Nullable String bookId;

    private final Map<Integer, Version> versions = new HashMap<>();
    private final Map<String, Integer> drafts = new HashMap<>();
    private @Nullable Integer live;

    RuleBook() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    int handle(DraftRuleSet command) {
        Integer known = drafts.get(command.draftId());
        if (known != null) {
            return known;
        }
        if (versions.size() >= MOST_VERSIONS) {
            throw new RuleBookRejection.TooManyVersions(MOST_VERSIONS);
        }
        int version = versions.size() + 1;
        apply(new RuleSetDrafted(
                command.bookId(),
                version,
                command.draftId(),
                command.name(),
                command.text(),
                command.digest(),
                command.note(),
                command.by(),
                command.at()));
        return version;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReviseDraft command) {
        Version version = found(command.version());
        version.require(RuleSetState.DRAFT);
        if (!version.digest().equals(command.digest())) {
            apply(new RuleSetRevised(
                    command.bookId(),
                    command.version(),
                    command.name(),
                    command.text(),
                    command.digest(),
                    command.note(),
                    command.by(),
                    command.at()));
        }
    }

    /** A test of a text that was changed since is worth nothing, and so is one that compared no message. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordBackTest command) {
        Version version = found(command.version());
        if (version.digest().equals(command.digest())
                && command.figures().compared() > 0
                && !command.testId().equals(version.testId())) {
            apply(new RuleSetBackTested(
                    command.bookId(),
                    command.version(),
                    command.digest(),
                    command.testId(),
                    command.figures(),
                    command.by(),
                    command.at()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(StartShadow command) {
        Version version = found(command.version());
        if (version.state() != RuleSetState.SHADOW) {
            version.require(RuleSetState.DRAFT);
            requireRoomForAShadow();
            apply(new RuleSetShadowed(command.bookId(), command.version(), command.by(), command.at()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(GoLive command) {
        Version version = found(command.version());
        if (version.state() != RuleSetState.LIVE) {
            version.requireFitFor(command.by());
            apply(new RuleSetWentLive(command.bookId(), command.version(), live, command.by(), command.at()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RetireRuleSet command) {
        Version version = found(command.version());
        if (version.state() != RuleSetState.RETIRED) {
            version.requireRetirableBy(command.by());
            apply(new RuleSetRetired(command.bookId(), command.version(), command.by(), command.at()));
        }
    }

    private void requireRoomForAShadow() {
        if (versions.values().stream()
                        .filter(each -> each.state() == RuleSetState.SHADOW)
                        .count()
                >= MOST_SHADOWS) {
            throw new RuleBookRejection.TooManyShadows(MOST_SHADOWS);
        }
    }

    private Version found(int version) {
        Version found = versions.get(version);
        if (found == null) {
            throw new RuleBookRejection.UnknownVersion(version);
        }
        return found;
    }

    @EventSourcingHandler
    void on(RuleSetDrafted event) {
        bookId = event.bookId();
        drafts.put(event.draftId(), event.version());
        versions.put(event.version(), Version.drafted(event.version(), event.digest(), event.by()));
    }

    @EventSourcingHandler
    void on(RuleSetRevised event) {
        versions.computeIfPresent(event.version(), (n, version) -> version.revised(event.digest(), event.by()));
    }

    @EventSourcingHandler
    void on(RuleSetBackTested event) {
        if (event.figures().compared() == 0) {
            // From before this was refused.
            return;
        }
        versions.computeIfPresent(event.version(), (n, version) -> version.tested(event.digest(), event.testId()));
    }

    @EventSourcingHandler
    void on(RuleSetShadowed event) {
        move(event.version(), RuleSetState.SHADOW);
    }

    @EventSourcingHandler
    void on(RuleSetWentLive event) {
        if (event.replaced() != null) {
            move(event.replaced(), RuleSetState.RETIRED);
        }
        move(event.version(), RuleSetState.LIVE);
        live = event.version();
    }

    @EventSourcingHandler
    void on(RuleSetRetired event) {
        move(event.version(), RuleSetState.RETIRED);
        if (live != null && live == event.version()) {
            live = null;
        }
    }

    private void move(int version, RuleSetState state) {
        versions.computeIfPresent(version, (n, before) -> before.in(state));
    }
}
