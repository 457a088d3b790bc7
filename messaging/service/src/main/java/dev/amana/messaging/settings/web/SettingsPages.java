package dev.amana.messaging.settings.web;

import dev.amana.messaging.optout.ContactPreferenceCommand;
import dev.amana.messaging.optout.ContactPreferenceCommand.OptIn;
import dev.amana.messaging.optout.ContactPreferenceCommand.OptOut;
import dev.amana.messaging.optout.ContactPreferenceCommand.TakeBackAll;
import dev.amana.messaging.optout.OptOuts;
import dev.amana.messaging.page.Moment;
import dev.amana.messaging.page.PageProblems;
import dev.amana.messaging.party.Choices;
import dev.amana.messaging.settings.AddressBook;
import dev.amana.platform.pages.PageController;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import dev.amana.platform.web.ProblemTexts;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;

/** What buyers and sellers set for themselves: addresses, language, and who may write to them unasked. */
@PageController
@RequestMapping("/settings")
class SettingsPages {
    private static final String PARTIES = "hasAnyRole('buyer', 'seller')";
    private static final int LONGEST_ID = 64;
    private static final String BACK = "redirect:/settings?done=";

    private final SettingsView view;
    private final AddressBook book;
    private final Choices choices;
    private final OptOuts optOuts;
    private final CommandGateway commands;
    private final PageProblems problems;
    private final Clock clock;

    SettingsPages(
            SettingsView view,
            AddressBook book,
            Choices choices,
            OptOuts optOuts,
            CommandGateway commands,
            PageProblems problems,
            Clock clock) {
        this.view = view;
        this.book = book;
        this.choices = choices;
        this.optOuts = optOuts;
        this.commands = commands;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('buyer', 'seller', 'agent')")
    String settings(Model model) {
        return view.show(model);
    }

    @PostMapping("/addresses")
    @PreAuthorize(PARTIES)
    String add(@RequestParam(defaultValue = "") String address, ServletWebRequest web, Model model) {
        boolean refused = problems.refused(web, model, "address", address, () -> book.add(reader(), address));
        return refused ? view.show(model) : BACK + "address-asked";
    }

    @PostMapping("/addresses/{id}/link")
    @PreAuthorize(PARTIES)
    String askAgain(@PathVariable String id, ServletWebRequest web, Model model) {
        boolean refused = problems.refused(web, model, "address", "", () -> book.askAgain(reader(), id));
        return refused ? view.show(model) : BACK + "address-asked";
    }

    @PostMapping("/addresses/{id}/removal")
    @PreAuthorize(PARTIES)
    String remove(@PathVariable String id) {
        book.remove(reader(), id);
        return BACK + "address-removed";
    }

    /** @param id empty for the address that the marketplace told */
    @PostMapping("/delivery")
    @PreAuthorize(PARTIES)
    String deliverTo(@RequestParam(defaultValue = "") String id) {
        book.deliverTo(reader(), id.isEmpty() ? null : id);
        return BACK + "delivery-chosen";
    }

    /** The pages change with it. */
    @PostMapping("/language")
    @PreAuthorize(PARTIES)
    String language(@RequestParam(defaultValue = "") String language) {
        if (language.isEmpty()) {
            choices.language(reader(), null);
            return BACK + "saved";
        }
        Locale chosen = ProblemTexts.LANGUAGES.stream()
                .filter(locale -> locale.getLanguage().equals(language))
                .findFirst()
                .orElseThrow(() -> new ProblemException(HttpStatus.BAD_REQUEST, "invalid-request"));
        choices.language(reader(), chosen.getLanguage());
        return BACK + "saved&lang=" + chosen.getLanguage();
    }

    /** @param seller or {@code *} for all of them */
    @PostMapping("/contact")
    @PreAuthorize("hasRole('buyer')")
    String contact(@RequestParam String seller, @RequestParam boolean stop) {
        if (seller.isBlank() || seller.length() > LONGEST_ID) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-request");
        }
        String buyer = reader();
        commands.sendAndWait(choice(buyer, seller, stop));
        Moment.await(() -> optOuts.of(buyer).contains(seller) == stop);
        return BACK + (stop ? "stopped" : "allowed");
    }

    private ContactPreferenceCommand choice(String buyer, String seller, boolean stop) {
        Instant now = clock.instant();
        if (stop) {
            return new OptOut(buyer, seller, now);
        }
        return seller.equals(ContactPreferenceCommand.ALL)
                ? new TakeBackAll(buyer, now)
                : new OptIn(buyer, seller, now);
    }

    private static String reader() {
        return Caller.current().subject();
    }
}
