package dev.amana.moderation.investigation;

import static dev.amana.platform.personal.RetentionClass.STAFF_EVIDENCE;

import dev.amana.moderation.investigation.InvestigationCommand.AnswerProposal;
import dev.amana.moderation.investigation.InvestigationCommand.CloseInvestigation;
import dev.amana.moderation.investigation.InvestigationCommand.HandOver;
import dev.amana.moderation.investigation.InvestigationCommand.OpenInvestigation;
import dev.amana.moderation.investigation.InvestigationCommand.ProposeDecision;
import dev.amana.moderation.investigation.InvestigationCommand.WriteApology;
import dev.amana.moderation.review.Exposures;
import dev.amana.moderation.review.Teams;
import dev.amana.platform.Ids;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * What people do about investigations, the same by API and on the page. Every act and every look is recorded; whoever is
 * concerned sees nothing of it.
 */
@Component
public class InvestigationDesk {
    private static final int MOST_AT_ONCE = 200;
    private static final int LONGEST_REASON = 2_000;
    private static final int LONGEST_APOLOGY = 10_000;

    private final CommandGateway commands;
    private final InvestigationTable table;
    private final Evidence evidence;
    private final Gathering gathering;
    private final HandOverFile file;
    private final Colleagues colleagues;
    private final WhatHappened whatHappened;
    private final Teams teams;
    private final Exposures exposures;
    private final AuditTrail audit;
    private final Ids ids;
    private final UpToDate upToDate;

    InvestigationDesk(
            CommandGateway commands,
            InvestigationTable table,
            Evidence evidence,
            Gathering gathering,
            HandOverFile file,
            Colleagues colleagues,
            WhatHappened whatHappened,
            Teams teams,
            Exposures exposures,
            AuditTrail audit,
            Ids ids,
            UpToDate upToDate) {
        this.upToDate = upToDate;
        this.commands = commands;
        this.table = table;
        this.evidence = evidence;
        this.gathering = gathering;
        this.file = file;
        this.colleagues = colleagues;
        this.whatHappened = whatHappened;
        this.teams = teams;
        this.exposures = exposures;
        this.audit = audit;
        this.ids = ids;
    }

    /**
     * What a look with a reason shows: a page of the evidence, and what was said about each step.
     *
     * @param nextAfter where the next page begins; null on the last
     */
    public record Looked(
            List<Evidence.Exhibit> exhibits, @Nullable Integer nextAfter, List<InvestigationTable.Step> steps) {
        /** How many of them are shown without their texts. */
        public long spared() {
            return exhibits.stream().filter(Evidence.Exhibit::spared).count();
        }
    }

    /** Those about others than the caller and the caller's team. */
    public List<InvestigationTable.Row> list(@Nullable String state, @Nullable String staffId, int size, int page) {
        return table.page(teams.caller(), state, staffId, size, page * size);
    }

    /** Without a word of what was written. */
    public InvestigationTable.Row find(String investigationId) {
        return table.find(investigationId)
                .filter(row -> !colleagues.concerned(row.standing().staffId(), me()))
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "investigation-unknown"));
    }

    /** What was done, without a word of what was said about it. */
    public List<InvestigationTable.Step> steps(String investigationId) {
        find(investigationId);
        return table.steps(investigationId, true);
    }

    /** What was written, which is looked at for a reason. */
    public Looked look(String investigationId, @Nullable String reason, int after) {
        InvestigationTable.Row row = find(investigationId);
        record("investigation.read", row, required(reason));
        gathering.newest(investigationId, row.standing());
        List<Evidence.Exhibit> exhibits = evidence.exhibits(investigationId, after, MOST_AT_ONCE + 1);
        boolean more = exhibits.size() > MOST_AT_ONCE;
        return new Looked(
                exhibits.stream().limit(MOST_AT_ONCE).map(this::shown).toList(),
                more ? after + MOST_AT_ONCE : null,
                table.steps(investigationId, false));
    }

    /** Evidence does harm as well: who has seen enough for now is shown that there is more, but no text that is new. */
    private Evidence.Exhibit shown(Evidence.Exhibit exhibit) {
        String messageId = exhibit.link().piece().sourceId();
        if (exposures.spares(me(), messageId, exhibit.harm())) {
            return exhibit.sparing();
        }
        exposures.count(me(), messageId, exhibit.harm());
        return exhibit;
    }

    public Evidence.Finding verify(String investigationId) {
        return evidence.verify(investigationId, find(investigationId).standing(), true);
    }

    /** The same without opening the files: what can be done unasked, each time. */
    public Evidence.Finding glance(String investigationId) {
        return evidence.verify(investigationId, find(investigationId).standing(), false);
    }

    /** What leaves as a file. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Download(String name, byte[] content) {}

    /** A file that came with a message, which is looked at for a reason like its words. */
    public Download file(String investigationId, String attachmentId, @Nullable String reason) {
        InvestigationTable.Row row = find(investigationId);
        String checked = required(reason);
        Evidence.FileFound file = evidence.file(investigationId, attachmentId)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "investigation-file-missing"));
        audit.record("investigation.file-read", target(row) + "/files/" + attachmentId, null, checked);
        if (file.infected()) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "investigation-file-infected");
        }
        String messageId = file.message().messageId();
        if (exposures.spares(me(), messageId, file.harm())) {
            throw new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "review-seen-enough");
        }
        byte[] content = evidence.content(file.message().staffId(), file.file()).content();
        if (content == null) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "investigation-file-missing");
        }
        exposures.count(me(), messageId, file.harm());
        return new Download(file.file().name(), content);
    }

    public String open(String staffId, @Nullable String conversationId, @Nullable String reason) {
        String checked = required(reason);
        String investigationId = ids.next();
        commands.sendAndWait(new OpenInvestigation(
                investigationId, staffId, Trigger.REQUESTED, conversationId, null, null, false, me()));
        upToDate.await(investigationId);
        audit.record("investigation.open", "investigation/" + investigationId, null, checked);
        return investigationId;
    }

    public void propose(
            String investigationId, Decision decision, Result result, boolean releaseMail, @Nullable String why) {
        InvestigationTable.Row row = find(investigationId);
        commands.sendAndWait(new ProposeDecision(investigationId, decision, result, releaseMail, mine(why), me()));
        upToDate.await(investigationId);
        record("investigation.propose", row, why);
    }

    /** @param proposal the revision of what is answered */
    public void answer(String investigationId, int proposal, boolean agreed, @Nullable String why) {
        InvestigationTable.Row row = find(investigationId);
        commands.sendAndWait(new AnswerProposal(investigationId, proposal, agreed, mine(why), me()));
        upToDate.await(investigationId);
        record(agreed ? "investigation.decide" : "investigation.reject", row, why);
    }

    /** @param ready called once nothing stands in the way; what it gives takes the file */
    public void handOver(String investigationId, @Nullable String reason, Locale locale, Destination ready)
            throws IOException {
        find(investigationId);
        String checked = required(reason);
        if (!upToDate.await(investigationId)) {
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "investigation-behind");
        }
        InvestigationTable.Row row = find(investigationId);
        // Before the first byte leaves: who breaks off has seen some of it.
        record("investigation.hand-over", row, checked);
        String sha256 = file.write(row, locale, ready.open());
        commands.sendAndWait(new HandOver(investigationId, sha256, me()));
    }

    /** Where a file goes. */
    public interface Destination {
        OutputStream open() throws IOException;
    }

    /** What an apology may say happened; refused where none can be sent, as the apology itself would be. */
    public ApologyFacts facts(String investigationId) {
        Standing standing = find(investigationId).standing();
        standing.requireApologisable();
        return whatHappened.of(standing);
    }

    /** @param key the same for the same apology, however often the form is sent */
    public void apologise(String investigationId, String key, String remedy, @Nullable String text) {
        InvestigationTable.Row row = find(investigationId);
        if (text == null || text.isBlank() || text.length() > LONGEST_APOLOGY || key.isBlank()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-request");
        }
        String apologyId = Ids.derived("apology", investigationId, me(), key);
        commands.sendAndWait(new WriteApology(
                investigationId, apologyId, remedy, Personal.of(me(), STAFF_EVIDENCE, text.strip()), me()));
        upToDate.await(investigationId);
        record("investigation.apologise", row, null);
    }

    public void close(String investigationId) {
        InvestigationTable.Row row = find(investigationId);
        commands.sendAndWait(new CloseInvestigation(investigationId, me()));
        upToDate.await(investigationId);
        record("investigation.close", row, null);
    }

    private Personal mine(@Nullable String words) {
        return Personal.of(me(), STAFF_EVIDENCE, required(words));
    }

    /** Without the order: what is recorded with one stands in the case, where the suspect and the suspect's team would read it. */
    private void record(String action, InvestigationTable.Row row, @Nullable String reason) {
        audit.record(action, target(row), null, reason);
    }

    private static String target(InvestigationTable.Row row) {
        return "investigation/" + row.investigationId();
    }

    private static String required(@Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "investigation-reason-required");
        }
        return reason.strip();
    }

    private static String me() {
        return Caller.current().subject();
    }
}
