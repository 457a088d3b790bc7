package dev.amana.messaging.web;

import dev.amana.messaging.conversation.Kind;
import dev.amana.messaging.docket.ClaimQueries;
import dev.amana.messaging.docket.ClaimRow;
import dev.amana.messaging.docket.ReviewedClaims;
import dev.amana.messaging.mailbox.ConversationRow;
import dev.amana.messaging.mailbox.MailboxQueries;
import dev.amana.messaging.receipt.Receipts;
import dev.amana.messaging.web.Access.View;
import dev.amana.platform.Ids;
import dev.amana.platform.eventstore.Rejection;
import dev.amana.platform.pages.PageController;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import dev.amana.platform.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Where buyers, sellers and assigned agents read and write in the browser. With a script, parts of a page are exchanged;
 * without one, the same forms and links load whole pages.
 */
@PageController
@RequestMapping("/conversations")
@PreAuthorize("hasAnyRole('buyer', 'seller', 'agent')")
class ConversationPages {
    private static final int SHOWN = 50;
    private static final int MOST_SHOWN = 500;
    private static final int LONGEST_KEY = 100;

    private final Access access;
    private final MailboxQueries mailbox;
    private final Threads threads;
    private final Writing writing;
    private final AttachmentController attachments;
    private final Problems problems;
    private final Receipts receipts;
    private final ClaimQueries claims;
    private final ReviewedClaims reviewed;
    private final SubmissionAddress submission;
    private final Ids ids;

    ConversationPages(
            Access access,
            MailboxQueries mailbox,
            Threads threads,
            Writing writing,
            AttachmentController attachments,
            Problems problems,
            Receipts receipts,
            ClaimQueries claims,
            ReviewedClaims reviewed,
            SubmissionAddress submission,
            Ids ids) {
        this.submission = submission;
        this.reviewed = reviewed;
        this.claims = claims;
        this.receipts = receipts;
        this.access = access;
        this.mailbox = mailbox;
        this.threads = threads;
        this.writing = writing;
        this.attachments = attachments;
        this.problems = problems;
        this.ids = ids;
    }

    /** What was typed, and what is wrong with it; shown again with the page. */
    record Draft(
            String key,
            String text,
            boolean critical,
            @Nullable String textProblem,
            @Nullable String filesProblem) {

        static Draft empty(String key) {
            return new Draft(key, "", false, null, null);
        }
    }

    /** @param tag what the page shows already; 204 as long as that is all */
    @GetMapping
    String list(
            @RequestParam(defaultValue = "" + SHOWN) int show,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable String current,
            HttpServletResponse response,
            Model model) {
        List<ConversationItem> items = addList(show, model);
        model.addAttribute("current", current == null ? "" : current);
        if (tag == null) {
            return "conversations";
        }
        return tag.equals(tagOf(items)) ? unchanged(response) : "conversations :: list";
    }

    @GetMapping("/{conversationId}")
    String page(
            @PathVariable String conversationId, @RequestParam(required = false) @Nullable Long before, Model model) {
        View.Side side = side(conversationId);
        addConversation(conversationId, side, before, model);
        addList(SHOWN, model);
        model.addAttribute("draft", Draft.empty(ids.next()));
        return "conversation";
    }

    /** @param after the newest message that the page shows */
    @GetMapping("/{conversationId}/thread")
    String thread(
            @PathVariable String conversationId,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "-1") long after,
            HttpServletResponse response,
            Model model) {
        ThreadView thread = threads.thread(conversationId, side(conversationId), null);
        if (tag.equals(thread.tag())) {
            return unchanged(response);
        }
        receipts.seen(conversationId, Caller.current().subject(), thread.others());
        model.addAttribute("conversationId", conversationId);
        model.addAttribute("thread", thread);
        model.addAttribute("news", thread.newAfter(after));
        return "conversation :: news";
    }

    @PostMapping("/{conversationId}/messages")
    String send(
            @PathVariable String conversationId,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean critical,
            @RequestParam(required = false) @Nullable List<MultipartFile> attachments,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        View.Side side = side(conversationId);
        try {
            Writing.Accepted taken =
                    writing.write(conversationId, checked(key, text), text, critical, chosen(attachments));
            threads.awaitMessage(conversationId, taken.messageId());
        } catch (ProblemException refused) {
            model.addAttribute("draft", draft(key, text, critical, problem(request, refused), refused.slug()));
            return refused(conversationId, side, part, response, model);
        } catch (Rejection refused) {
            ProblemDetail problem =
                    problems.create(request, HttpStatus.valueOf(refused.status()), refused.slug(), refused.arguments());
            model.addAttribute("draft", draft(key, text, critical, problem, ""));
            return refused(conversationId, side, part, response, model);
        }
        if (part == null) {
            return "redirect:/conversations/{conversationId}?done=sent";
        }
        addConversation(conversationId, side, null, model);
        model.addAttribute("draft", Draft.empty(ids.next()));
        return "conversation :: sent";
    }

    @GetMapping("/{conversationId}/messages/{messageId}/attachments/{attachmentId}")
    ResponseEntity<byte[]> attachment(
            @PathVariable String conversationId, @PathVariable String messageId, @PathVariable String attachmentId) {
        return attachments.download(conversationId, messageId, attachmentId, null, null);
    }

    /** With a script, only the words at the fields change, so that chosen files stay chosen. */
    private String refused(
            String conversationId, View.Side side, @Nullable String part, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        if (part != null) {
            response.setHeader("HX-Retarget", "#problems");
            return "conversation :: problems";
        }
        addConversation(conversationId, side, null, model);
        addList(SHOWN, model);
        return "conversation";
    }

    private static Draft draft(String key, String text, boolean critical, ProblemDetail problem, String slug) {
        String words = problem.getDetail() == null ? problem.getTitle() : problem.getDetail();
        return slug.contains("attachment")
                ? new Draft(key, text, critical, null, words)
                : new Draft(key, text, critical, words, null);
    }

    private ProblemDetail problem(HttpServletRequest request, ProblemException refused) {
        return problems.create(request, refused.status(), refused.slug(), refused.arguments());
    }

    private static String checked(String key, String text) {
        if (text.isBlank()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "text-missing");
        }
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-request");
        }
        return key;
    }

    /** A browser sends one empty file where none was chosen. */
    private static List<MultipartFile> chosen(@Nullable List<MultipartFile> files) {
        return files == null
                ? List.of()
                : files.stream()
                        .filter(file -> !file.isEmpty() || hasName(file))
                        .toList();
    }

    private static boolean hasName(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name != null && !name.isBlank();
    }

    private View.Side side(String conversationId) {
        return switch (access.look(conversationId, "conversation.read", null)) {
            case View.Side side -> side;
            case View.Staff ignored -> throw Access.notFound();
        };
    }

    private List<ConversationItem> addList(int show, Model model) {
        int shown = Math.clamp(show, 1, MOST_SHOWN);
        List<ConversationItem> items = threads.list(Caller.current().subject(), shown);
        model.addAttribute("items", items);
        model.addAttribute("shown", shown);
        model.addAttribute(
                "more", items.size() == shown && shown < MOST_SHOWN ? Math.min(shown * 2, MOST_SHOWN) : null);
        model.addAttribute("listTag", tagOf(items));
        return items;
    }

    /** A conversation can be written in before the list knows of it. */
    private void addConversation(String conversationId, View.Side side, @Nullable Long before, Model model) {
        ConversationRow row = mailbox.conversation(conversationId).orElseThrow(Access::notFound);
        model.addAttribute("conversationId", conversationId);
        model.addAttribute("current", conversationId);
        model.addAttribute("orderId", row.orderId());
        model.addAttribute("counterpart", ConversationItem.counterpart(row, side.id()));
        model.addAttribute("writeTo", submission.in(row, side).orElse(null));
        ThreadView thread = threads.thread(conversationId, side, before);
        model.addAttribute("thread", thread);
        receipts.seen(conversationId, side.id(), thread.others());
        model.addAttribute("whole", before == null);
        model.addAttribute("pausedBy", pausedBy(conversationId));
        model.addAttribute("pausedElsewhere", pausedElsewhere(row));
        model.addAttribute("news", 0L);
        model.addAttribute("mostBytes", writing.mostAttachmentBytes());
    }

    /** The claim for whose review the parties do not write to each other now. */
    private @Nullable String pausedBy(String conversationId) {
        return claims.liveOf(conversationId).stream()
                .filter(claim -> claim.state() == ClaimRow.State.IN_REVIEW || claim.state() == ClaimRow.State.IN_APPEAL)
                .map(ClaimRow::claimId)
                .findFirst()
                .orElse(null);
    }

    /** The claim of the same two on another order, while it is reviewed. */
    private @Nullable String pausedElsewhere(ConversationRow row) {
        return row.kind() == Kind.SUPPORT
                ? null
                : reviewed.elsewhereBetween(row.firstId(), row.secondId(), row.conversationId())
                        .map(ReviewedClaims.Reviewed::claimId)
                        .orElse(null);
    }

    private static String tagOf(List<ConversationItem> items) {
        return Integer.toHexString(items.hashCode());
    }

    private static String unchanged(HttpServletResponse response) {
        response.setStatus(HttpStatus.NO_CONTENT.value());
        return "conversation :: nothing";
    }
}
