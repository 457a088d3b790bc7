package dev.amana.moderation.investigation;

import dev.amana.moderation.investigation.Contacts.Look;
import dev.amana.moderation.investigation.InvestigationCommand.MoveApology;
import dev.amana.moderation.investigation.InvestigationCommand.RefuseContact;
import dev.amana.platform.security.Roles;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was heard from elsewhere, brought to the investigations that it concerns. */
@Component
public class InvestigationNews {
    private final CommandGateway commands;
    private final InvestigationTable table;
    private final Contacts contacts;
    private final Occasions occasions;
    private final LookUps lookUps;
    private final Openings openings;
    private final Gathering gathering;
    private final InvestigationProperties properties;

    InvestigationNews(
            CommandGateway commands,
            InvestigationTable table,
            Contacts contacts,
            Occasions occasions,
            LookUps lookUps,
            Openings openings,
            Gathering gathering,
            InvestigationProperties properties) {
        this.commands = commands;
        this.table = table;
        this.contacts = contacts;
        this.occasions = occasions;
        this.lookUps = lookUps;
        this.openings = openings;
        this.gathering = gathering;
        this.properties = properties;
    }

    /** Staff wrote something that is kept now. */
    public void written(StaffMessages.Row message) {
        table.openOf(message.staffId()).forEach(row -> gathering.one(row.investigationId(), message.piece()));
    }

    public void apology(String messageId, ApologyStep step, Instant at) {
        moved(messageId, step, null, at);
    }

    public void apologyFailed(String messageId, ApologyFailure why, Instant at) {
        moved(messageId, ApologyStep.FAILED, why, at);
    }

    private void moved(String messageId, ApologyStep step, @Nullable ApologyFailure why, Instant at) {
        table.ofApology(messageId)
                .ifPresent(
                        row -> commands.sendAndWait(new MoveApology(row.investigationId(), messageId, step, why, at)));
    }

    /** Those of these messages that are apologies of an investigation. */
    public Set<String> apologiesAmong(List<String> messageIds) {
        return messageIds.isEmpty() ? Set.of() : table.apologiesAmong(messageIds);
    }

    /** A customer wrote: an answer, where an apology is there. */
    public void customerWrote(String conversationId, Instant at) {
        for (InvestigationTable.Row row : table.inConversation(conversationId)) {
            Standing.Apology apology = row.standing().apology();
            if (apology != null && apology.step() != ApologyStep.WRITTEN && apology.step() != ApologyStep.FAILED) {
                commands.sendAndWait(
                        new MoveApology(row.investigationId(), apology.apologyId(), ApologyStep.ANSWERED, at));
            }
        }
    }

    public void contactRefused(String conversationId, Instant at) {
        table.inConversation(conversationId)
                .forEach(row -> commands.sendAndWait(new RefuseContact(row.investigationId(), at)));
    }

    /**
     * An entry of the audit trail. It counts where somebody of the staff, whatever else they may be, looked at people with whom
     * they had no assigned contact then, and it was not their work.
     *
     * @param roles comma-separated
     */
    public void looked(
            String entryHash,
            String staffId,
            String roles,
            String action,
            String target,
            @Nullable String orderId,
            Instant at) {
        List<String> all = List.of(roles.split(",", -1));
        if (!properties.lookUpActions().contains(action)
                || Collections.disjoint(all, Roles.STAFF)
                || occasions.isWork(staffId, action, target, at)) {
            return;
        }
        Look look = contacts.look(target, orderId);
        if (!contacts.had(staffId, look, at)) {
            Set<String> about = look.people().isEmpty() ? Set.of(target) : look.people();
            lookUps.keep(entryHash, staffId, action, target, orderId, about, at);
            boolean leads = !Collections.disjoint(all, properties.leads());
            openings.lookedAt(staffId, leads, new Piece("look-up", entryHash, entryHash, at));
        }
    }
}
