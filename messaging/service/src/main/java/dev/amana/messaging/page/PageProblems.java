package dev.amana.messaging.page;

import dev.amana.platform.Ids;
import dev.amana.platform.eventstore.Rejection;
import dev.amana.platform.web.ProblemException;
import dev.amana.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.context.request.ServletWebRequest;

/** What is wrong with a form stands at that form, and what was typed stays in it. */
@Component
public class PageProblems {
    private final Problems problems;
    private final Ids ids;

    PageProblems(Problems problems, Ids ids) {
        this.problems = problems;
        this.ids = ids;
    }

    /**
     * A form that was refused.
     *
     * @param form its name; empty where none was
     * @param text what was typed
     */
    public record Mistake(
            String form, String text, @Nullable String problem) {
        public String at(String name) {
            return form.equals(name) && problem != null ? problem : "";
        }

        public String typed(String name) {
            return form.equals(name) ? text : "";
        }
    }

    public static void requireText(String text) {
        if (text.isBlank()) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "text-missing");
        }
    }

    /** Whether the move was refused for a named reason, which then stands in the model. */
    public boolean refused(ServletWebRequest web, Model model, String form, String text, Runnable move) {
        ProblemDetail problem;
        try {
            move.run();
            return false;
        } catch (ProblemException refused) {
            if (refused.status() == HttpStatus.NOT_FOUND) {
                throw refused;
            }
            problem = problems.create(web.getRequest(), refused.status(), refused.slug(), refused.arguments());
        } catch (Rejection refused) {
            HttpStatus status = HttpStatus.valueOf(refused.status());
            problem = problems.create(web.getRequest(), status, refused.slug(), refused.arguments());
        }
        HttpServletResponse response = web.getResponse();
        if (response != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        String words = problem.getDetail() == null ? problem.getTitle() : problem.getDetail();
        model.addAttribute("mistake", new Mistake(form, text, words));
        return true;
    }

    /** What every page with forms needs: no mistake where there was none, and a key against sending twice. */
    public void prepare(Model model) {
        if (!model.containsAttribute("mistake")) {
            model.addAttribute("mistake", new Mistake("", "", null));
        }
        model.addAttribute("key", ids.next());
    }
}
