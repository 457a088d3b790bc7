package dev.amana.messaging.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.amana.messaging.alias.Aliases;
import dev.amana.messaging.conversation.Participant;
import dev.amana.messaging.mailbox.ConversationRow;
import dev.amana.messaging.mailbox.MailboxQueries;
import dev.amana.messaging.staff.StaffSuspensions;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.security.Caller;
import dev.amana.platform.security.Roles;
import dev.amana.platform.web.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Who may see what. A party sees its own conversations, an agent those it is assigned to, the trust team any one with a
 * reason. What staff look at is recorded. To everybody else a conversation does not exist.
 */
@Component
class Access {
    /** The action of reading messages, by page or API. */
    static final String READ = "conversation.read";

    private static final int MOST_PER_ORDER = 200;
    private static final Duration ONE_LOOK = Duration.ofMinutes(10);
    private static final int MOST_LOOKS = 10_000;

    private final Cache<String, Boolean> agentsReading = Caffeine.newBuilder()
            .expireAfterWrite(ONE_LOOK)
            .maximumSize(MOST_LOOKS)
            .build();

    private final MailboxQueries mailbox;
    private final Aliases aliases;
    private final StaffSuspensions staff;
    private final AuditTrail audit;

    Access(MailboxQueries mailbox, Aliases aliases, StaffSuspensions staff, AuditTrail audit) {
        this.staff = staff;
        this.mailbox = mailbox;
        this.aliases = aliases;
        this.audit = audit;
    }

    /** How somebody looks at a conversation. */
    sealed interface View {
        /** As one side of it: own messages whole, the other side's as they were released. */
        record Side(String id) implements View {}

        /** As staff: everything, in the original. */
        record Staff() implements View {}
    }

    static @Nullable String reason(@Nullable String parameter, @Nullable String header) {
        String reason = header == null || header.isBlank() ? parameter : header;
        return reason == null || reason.isBlank() ? null : reason.strip();
    }

    /** @param reason the trust team has to give one */
    View look(String conversationId, String action, @Nullable String reason) {
        Caller caller = caller();
        Optional<View> side = side(conversationId, caller).map(View.Side::new);
        if (side.isPresent()) {
            recordOfAgent(caller, side.get(), action, conversationId);
            return side.get();
        }
        ConversationRow row = mailbox.conversation(conversationId)
                .filter(conversation -> isStaff(caller))
                .orElseThrow(Access::notFound);
        record(action, "conversation/" + conversationId, row.orderId(), reason);
        return new View.Staff();
    }

    /** Whoever has a page open looks every few seconds, which is one look; what is taken away counts each time. */
    private void recordOfAgent(Caller caller, View side, String action, String conversationId) {
        if (!side.equals(new View.Side(Participant.SUPPORT_DESK))) {
            return;
        }
        String look = caller.subject() + ' ' + conversationId;
        if (action.equals(READ) && agentsReading.getIfPresent(look) != null) {
            return;
        }
        String orderId = mailbox.conversation(conversationId)
                .map(ConversationRow::orderId)
                .orElse(null);
        audit.record(action, "conversation/" + conversationId, orderId, null);
        if (action.equals(READ)) {
            agentsReading.put(look, true);
        }
    }

    /** The side that the caller is. Staff are none. */
    View part(String conversationId) {
        return side(conversationId, caller()).map(View.Side::new).orElseThrow(Access::notFound);
    }

    /** Who is suspended may still say that what was withheld of theirs breaks no rule: that goes to reviewers only. */
    Optional<String> suspended() {
        Caller caller = Caller.current();
        return staff.concerns(caller) ? Optional.of(caller.subject()) : Optional.empty();
    }

    /** The author of what the caller writes. Whether an agent is assigned is for the conversation to decide. */
    String writer(String conversationId) {
        Caller caller = caller();
        boolean party = isParty(caller)
                && aliases.find(conversationId, caller.subject()).isPresent();
        if (!party && !caller.has(Roles.AGENT)) {
            throw notFound();
        }
        return caller.subject();
    }

    /** An order's conversations as far as the caller may know of them; without an order the caller's own. */
    List<ConversationRow> conversations(@Nullable String orderId, String after, int limit, @Nullable String reason) {
        Caller caller = caller();
        if (orderId == null) {
            return mailbox.with(caller.subject(), after, limit);
        }
        List<ConversationRow> rows = mailbox.ofOrder(orderId, MOST_PER_ORDER);
        if (isStaff(caller)) {
            record("conversation.list", "order/" + orderId, orderId, reason);
            return rows;
        }
        return rows.stream()
                .filter(row -> isPartyOf(caller, row) || isAgentOf(caller, row))
                .toList();
    }

    /** Parties are known by their alias, which stands before the conversation can be read. */
    private Optional<String> side(String conversationId, Caller caller) {
        if (isParty(caller) && aliases.find(conversationId, caller.subject()).isPresent()) {
            return Optional.of(caller.subject());
        }
        return mailbox.conversation(conversationId)
                .filter(row -> isAgentOf(caller, row))
                .map(row -> Participant.SUPPORT_DESK);
    }

    private void record(String action, String target, @Nullable String orderId, @Nullable String reason) {
        if (reason == null) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "reason-required");
        }
        audit.record(action, target, orderId, reason);
    }

    /** Suspended staff neither write nor read: it may be just that conversation. */
    private Caller caller() {
        Caller caller = Caller.current();
        staff.refuse(caller);
        return caller;
    }

    private static boolean isParty(Caller caller) {
        return (caller.has(Roles.BUYER) || caller.has(Roles.SELLER))
                && !caller.subject().equals(Participant.SUPPORT_DESK);
    }

    private static boolean isPartyOf(Caller caller, ConversationRow row) {
        return isParty(caller)
                && (caller.subject().equals(row.firstId()) || caller.subject().equals(row.secondId()));
    }

    private static boolean isAgentOf(Caller caller, ConversationRow row) {
        return caller.has(Roles.AGENT) && row.isAnsweredBy(caller.subject());
    }

    private static boolean isStaff(Caller caller) {
        return caller.has(Roles.TRUST) || caller.has(Roles.TRUST_LEAD) || caller.has(Roles.AUDITOR);
    }

    static ProblemException notFound() {
        return new ProblemException(HttpStatus.NOT_FOUND, "not-found");
    }
}
