package dev.amana.messaging.intake;

import static dev.amana.platform.personal.RetentionClass.PROFILE;

import dev.amana.messaging.alias.Alias;
import dev.amana.messaging.alias.Aliases;
import dev.amana.messaging.availability.Restrictions;
import dev.amana.messaging.availability.Unavailable;
import dev.amana.messaging.conversation.ConversationCommand.OpenConversation;
import dev.amana.messaging.conversation.ConversationCommand.RefuseStaffContact;
import dev.amana.messaging.conversation.Kind;
import dev.amana.messaging.conversation.Member;
import dev.amana.messaging.conversation.Participant;
import dev.amana.messaging.conversation.Role;
import dev.amana.messaging.mailbox.ConversationRow;
import dev.amana.messaging.mailbox.MailboxQueries;
import dev.amana.messaging.mailbox.MailboxRows;
import dev.amana.messaging.party.Parties;
import dev.amana.messaging.party.Party;
import dev.amana.messaging.process.WhenCaseIsAssignedThenAgentMayWrite;
import dev.amana.messaging.staff.ContactRefusals;
import dev.amana.platform.Ids;
import dev.amana.platform.personal.Personal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opens conversations. The aliases are reserved first: whoever repeats an opening that failed half-way gets the same
 * ones, and until the conversation is open nobody has been told them.
 */
@Component
public class Opening {
    private final Parties parties;
    private final Aliases aliases;
    private final MailboxRows mailbox;
    private final MailboxQueries queries;
    private final Restrictions restrictions;
    private final WhenCaseIsAssignedThenAgentMayWrite assignments;
    private final ContactRefusals refusals;
    private final CommandGateway commands;
    private final Clock clock;

    Opening(
            Parties parties,
            Aliases aliases,
            MailboxRows mailbox,
            MailboxQueries queries,
            Restrictions restrictions,
            WhenCaseIsAssignedThenAgentMayWrite assignments,
            ContactRefusals refusals,
            CommandGateway commands,
            Clock clock) {
        this.assignments = assignments;
        this.refusals = refusals;
        this.parties = parties;
        this.aliases = aliases;
        this.mailbox = mailbox;
        this.queries = queries;
        this.restrictions = restrictions;
        this.commands = commands;
        this.clock = clock;
    }

    /** A party as the marketplace describes it. */
    public record Described(
            String partyId,
            String email,
            String name,
            String locale,
            String country,
            @Nullable String phone) {}

    /**
     * @param firstAlias the whole address that stands for the buyer or customer
     * @param secondAlias the whole address that stands for the seller or the support desk
     * @param now whether it was opened by this call
     */
    public record Opened(String conversationId, String firstAlias, String secondAlias, boolean now) {}

    /**
     * One conversation for each order and pair of parties.
     *
     * @throws Unavailable where an order forbids new ones
     */
    public Opened forOrder(String orderId, Described buyer, Described seller) {
        String id = Ids.derived("conversation", orderId, buyer.partyId(), seller.partyId());
        Instant at = clock.instant();
        requireSignUp(id, buyer, seller);
        know(buyer, at);
        know(seller, at);
        Member first = member(id, buyer, Role.BUYER, seller.partyId());
        Member second = member(id, seller, Role.SELLER, buyer.partyId());
        return open(new OpenConversation(id, Kind.ORDER, orderId, first, second, null, at));
    }

    /** @param conversationId new for a new matter, the same for a repeated request */
    public Opened forSupport(
            String conversationId, Described customer, @Nullable String agentId, @Nullable String orderId) {
        Instant at = clock.instant();
        requireSignUp(conversationId, customer);
        know(customer, at);
        Member first = member(conversationId, customer, Role.CUSTOMER, Participant.SUPPORT_DESK);
        Alias desk = aliases.reserve(conversationId, Participant.SUPPORT_DESK, customer.partyId());
        Member second = new Member(Participant.supportDesk(customer.locale()), desk.localPart(), null, null);
        // Another conversation about the same matter is no way around what the customer wants. The row is gone where
        // they
        // have written since, so that a repeated request takes nothing back.
        if (queries.conversation(conversationId).isEmpty()
                && refusals.refusedElsewhere(customer.partyId(), orderId, agentId)) {
            refusals.refuse(conversationId, at);
        }
        Opened opened = open(new OpenConversation(conversationId, Kind.SUPPORT, orderId, first, second, agentId, at));
        if (refusals.refused(conversationId)) {
            commands.sendAndWait(new RefuseStaffContact(conversationId, customer.partyId(), at));
        }
        return opened;
    }

    /** What is open already stays so. */
    private void requireSignUp(String conversationId, Described... described) {
        if (restrictions.any() && queries.conversation(conversationId).isEmpty()) {
            for (Described party : described) {
                restrictions.requireSignUp(party.partyId(), party.country());
            }
        }
    }

    private Opened open(OpenConversation command) {
        boolean now = commands.<Boolean>sendAndWait(command);
        // The projection would do the same in a moment; whoever was just answered may look at once.
        mailbox.add(new ConversationRow(
                command.conversationId(),
                command.kind(),
                command.orderId(),
                command.first().participant().id(),
                command.second().participant().id(),
                command.agentId(),
                List.of(),
                command.at()));
        if (command.kind() == Kind.SUPPORT) {
            assignments.opened(command.conversationId(), command.orderId(), command.at());
        }
        return new Opened(
                command.conversationId(),
                aliases.address(command.first().alias()),
                aliases.address(command.second().alias()),
                now);
    }

    private void know(Described party, Instant at) {
        parties.put(new Party(party.partyId(), email(party), name(party), party.locale(), party.country()), at);
        if (party.phone() != null) {
            parties.addPhone(
                    party.partyId(), Personal.of(party.partyId(), PROFILE, party.phone()), party.country(), at);
        }
    }

    private Member member(String conversationId, Described party, Role role, String counterpartId) {
        Alias alias = aliases.reserve(conversationId, party.partyId(), counterpartId);
        Participant participant = new Participant(party.partyId(), role, party.locale());
        return new Member(participant, alias.localPart(), email(party), name(party));
    }

    private static Personal email(Described party) {
        return Personal.of(party.partyId(), PROFILE, party.email());
    }

    private static Personal name(Described party) {
        return Personal.of(party.partyId(), PROFILE, party.name());
    }
}
