package dev.amana.messaging.settings.web;

import dev.amana.messaging.page.PageProblems;
import dev.amana.messaging.party.EmailAddress;
import dev.amana.messaging.submission.MailPassword;
import dev.amana.messaging.submission.MailPasswords;
import dev.amana.messaging.submission.TooManyMailPasswords;
import dev.amana.platform.pages.PageController;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;

/** The passwords of an agent's mail programs. One is shown in the answer to its form, and never again. */
@PageController
@RequestMapping("/settings/mail-passwords")
@PreAuthorize("hasRole('agent')")
class MailPasswordPages {
    private static final String BACK = "redirect:/settings?done=";
    private static final int LONGEST_KEY = 100;
    private static final int LONGEST_LABEL = 100;

    private final SettingsView view;
    private final MailPasswords passwords;
    private final PageProblems problems;

    MailPasswordPages(SettingsView view, MailPasswords passwords, PageProblems problems) {
        this.view = view;
        this.passwords = passwords;
        this.problems = problems;
    }

    /** @param key of the form, so that one that is sent again makes no second password */
    @PostMapping
    String create(
            @RequestParam String key,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String address,
            ServletWebRequest web,
            Model model) {
        boolean refused = problems.refused(web, model, "password", address, () -> {
            Optional<MailPassword.Fresh> fresh = create(key, label.strip(), address);
            fresh.ifPresentOrElse(
                    made -> model.addAttribute("fresh", made), () -> model.addAttribute("shownBefore", true));
        });
        model.addAttribute("label", refused ? label : "");
        return view.show(model);
    }

    private Optional<MailPassword.Fresh> create(String key, String label, String address) {
        if (label.isEmpty() || label.length() > LONGEST_LABEL || key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "mail-password-label-missing");
        }
        EmailAddress own = EmailAddress.parse(address)
                .orElseThrow(() -> new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "not-an-address"));
        try {
            return passwords.createOnce(Caller.current().subject(), key, label, own);
        } catch (TooManyMailPasswords tooMany) {
            throw new ProblemException(HttpStatus.CONFLICT, "too-many-mail-passwords", tooMany.limit());
        }
    }

    @PostMapping("/{id}/revocation")
    String revoke(@PathVariable String id) {
        // One that is gone already is as good as revoked.
        passwords.revoke(Caller.current().subject(), id);
        return BACK + "revoked";
    }

    @PostMapping("/{id}/renewal")
    String renew(@PathVariable String id) {
        if (!passwords.renew(Caller.current().subject(), id)) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "not-found");
        }
        return BACK + "renewed";
    }
}
