package dev.amana.messaging.web;

import dev.amana.messaging.outbound.Destination;
import dev.amana.messaging.outbound.OutboundDesk.Overview;
import dev.amana.messaging.page.PageProblems;
import dev.amana.platform.pages.PageController;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;

/** The outbound queue as operators see and steer it in the browser. Each act is the one of the interface for programs. */
@PageController
@RequestMapping("/console/outbound")
@PreAuthorize("hasRole('operator')")
class OutboundPages {
    private static final int MAILS = 50;
    private static final String BACK = "redirect:/console/outbound?done=";
    private static final String BACK_TO_MAILS = "redirect:/console/outbound/{destination}?done=";

    private final OutboundController queue;
    private final PageProblems problems;

    OutboundPages(OutboundController queue, PageProblems problems) {
        this.queue = queue;
        this.problems = problems;
    }

    @GetMapping
    String overview(@RequestHeader(name = "HX-Request", required = false) @Nullable String part, Model model) {
        Overview overview = queue.destinations();
        List<Destination> destinations = overview.destinations();
        model.addAttribute("overview", overview);
        model.addAttribute("queued", sum(destinations, Destination::queued));
        model.addAttribute("deferred", sum(destinations, Destination::deferred));
        model.addAttribute("sending", sum(destinations, Destination::sending));
        model.addAttribute("failed", sum(destinations, Destination::failed));
        model.addAttribute("longest", longest(destinations));
        return part == null ? "outbound" : "outbound :: queue";
    }

    @GetMapping("/{destination}")
    String mails(
            @PathVariable String destination,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        model.addAttribute("destination", destination);
        model.addAttribute("page", queue.mails(destination, null, MAILS, cursor));
        model.addAttribute("cursor", cursor == null ? "" : cursor);
        if (part != null) {
            return "outbound-mails :: mails";
        }
        shown(destination).ifPresent(domain -> model.addAttribute("domain", domain));
        problems.prepare(model);
        return "outbound-mails";
    }

    /** The domain where it names nobody. */
    private Optional<String> shown(String destination) {
        return queue.destinations().destinations().stream()
                .filter(each -> each.destination().equals(destination))
                .findFirst()
                .map(Destination::domain);
    }

    /** In the answer to the form only: in an address it would stay in the history and in logs. */
    @PostMapping("/{destination}/domain")
    String domain(
            @PathVariable String destination,
            @RequestParam(defaultValue = "") String reason,
            ServletWebRequest web,
            Model model) {
        boolean refused = problems.refused(web, model, "domain", reason, () -> {
            PageProblems.requireText(reason);
            model.addAttribute("domain", queue.domain(destination, reason, null).domain());
        });
        model.addAttribute("revealed", !refused);
        return mails(destination, null, null, model);
    }

    @PostMapping("/pause")
    String pauseAll(@RequestParam(required = false) @Nullable String reason) {
        queue.pauseAll(reason);
        return BACK + "paused";
    }

    @PostMapping("/resume")
    String resumeAll(@RequestParam(required = false) @Nullable String reason) {
        queue.resumeAll(reason);
        return BACK + "resumed";
    }

    @PostMapping("/{destination}/{act:pause|resume|retry|give-up|replay}")
    String destination(
            @PathVariable String destination,
            @PathVariable String act,
            @RequestParam(required = false) @Nullable String reason) {
        switch (act) {
            case "pause" -> queue.pause(destination, reason);
            case "resume" -> queue.resume(destination, reason);
            case "retry" -> queue.retryAll(destination, reason);
            case "give-up" -> queue.giveUpAll(destination, reason);
            default -> queue.replayAll(destination, reason);
        }
        return BACK + word(act);
    }

    @PostMapping("/{destination}/mails/{mailId}/{act:retry|give-up|replay}")
    String mail(
            @PathVariable String mailId,
            @PathVariable String act,
            @RequestParam(required = false) @Nullable String reason) {
        switch (act) {
            case "retry" -> queue.retry(mailId, reason);
            case "give-up" -> queue.giveUp(mailId, reason);
            default -> queue.replay(mailId, reason);
        }
        return BACK_TO_MAILS + word(act);
    }

    private static String word(String act) {
        return switch (act) {
            case "pause" -> "paused";
            case "resume" -> "resumed";
            case "retry" -> "retried";
            case "give-up" -> "given-up";
            default -> "replayed";
        };
    }

    private static long sum(List<Destination> destinations, ToLongFunction<Destination> count) {
        return destinations.stream().mapToLong(count).sum();
    }

    /** Against which the bars are drawn; at least one. */
    private static long longest(List<Destination> destinations) {
        return destinations.stream()
                .mapToLong(destination -> destination.queued() + destination.sending() + destination.failed())
                .max()
                .stream()
                .map(most -> Math.max(most, 1))
                .findFirst()
                .orElse(1);
    }
}
