package dev.amana.messaging.settings.web;

import dev.amana.messaging.authentication.SenderCheckProperties;
import dev.amana.messaging.mailbox.MailboxOverview;
import dev.amana.messaging.mailbox.MailboxOverview.Seller;
import dev.amana.messaging.optout.ContactPreferenceCommand;
import dev.amana.messaging.optout.OptOuts;
import dev.amana.messaging.page.PageProblems;
import dev.amana.messaging.party.Choices;
import dev.amana.messaging.responseclock.ResponseClockProperties;
import dev.amana.messaging.settings.AddressBook;
import dev.amana.messaging.submission.MailPasswords;
import dev.amana.platform.security.Caller;
import dev.amana.platform.security.Roles;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the page with what concerns the reader's roles. */
@Component
class SettingsView {
    private static final int MOST_SELLERS = 50;

    private final AddressBook book;
    private final Choices choices;
    private final OptOuts optOuts;
    private final MailboxOverview mailbox;
    private final MailPasswords passwords;
    private final MailProgram program;
    private final PageProblems problems;
    private final SenderCheckProperties senders;
    private final ResponseClockProperties clockwork;
    private final Clock clock;

    SettingsView(
            AddressBook book,
            Choices choices,
            OptOuts optOuts,
            MailboxOverview mailbox,
            MailPasswords passwords,
            MailProgram program,
            PageProblems problems,
            SenderCheckProperties senders,
            ResponseClockProperties clockwork,
            Clock clock) {
        this.book = book;
        this.choices = choices;
        this.optOuts = optOuts;
        this.mailbox = mailbox;
        this.passwords = passwords;
        this.program = program;
        this.problems = problems;
        this.senders = senders;
        this.clockwork = clockwork;
        this.clock = clock;
    }

    /**
     * Who may write unasked.
     *
     * @param all whether nobody may
     */
    record Contact(boolean all, List<SellerChoice> sellers) {}

    /**
     * @param orders by which the buyer knows the seller; none where there is no conversation any more
     * @param more how many orders there are besides
     */
    record SellerChoice(String id, List<String> orders, int more, boolean stopped) {}

    String show(Model model) {
        Caller caller = Caller.current();
        if (caller.has(Roles.BUYER) || caller.has(Roles.SELLER)) {
            addParty(caller.subject(), model);
        }
        if (caller.has(Roles.BUYER)) {
            model.addAttribute("contact", contact(caller.subject()));
            model.addAttribute("afterAnswerHours", clockwork.afterAnswer().toHours());
        }
        if (caller.has(Roles.AGENT)) {
            model.addAttribute("staffId", caller.subject());
            model.addAttribute("server", program.server().orElse(null));
            model.addAttribute("passwords", passwords.of(caller.subject()));
            model.addAttribute("now", clock.instant());
        }
        problems.prepare(model);
        return "settings";
    }

    private void addParty(String partyId, Model model) {
        model.addAttribute("addresses", book.of(partyId));
        model.addAttribute("mostAddresses", book.most());
        model.addAttribute("confirmDays", senders.confirmWithin().toDays());
        choices.of(partyId).ifPresent(chosen -> {
            model.addAttribute("language", chosen.language() == null ? "" : chosen.language());
            model.addAttribute("toldLanguage", inWords(chosen.toldLanguage()));
        });
    }

    /** In the reader's language. */
    private static String inWords(String tag) {
        return Locale.forLanguageTag(tag).getDisplayLanguage(LocaleContextHolder.getLocale());
    }

    /** Those who were stopped first. */
    private Contact contact(String buyerId) {
        Set<String> stopped = new LinkedHashSet<>(optOuts.of(buyerId));
        boolean all = stopped.remove(ContactPreferenceCommand.ALL);
        List<SellerChoice> there = new ArrayList<>();
        List<SellerChoice> known = new ArrayList<>();
        for (Seller seller : mailbox.sellersOf(buyerId, MOST_SELLERS)) {
            boolean isStopped = stopped.remove(seller.sellerId());
            (isStopped ? there : known).add(choice(seller, isStopped));
        }
        stopped.forEach(id -> there.add(new SellerChoice(id, List.of(), 0, true)));
        there.addAll(known);
        return new Contact(all, there);
    }

    private static SellerChoice choice(Seller seller, boolean stopped) {
        return new SellerChoice(
                seller.sellerId(),
                seller.orders(),
                seller.count() - seller.orders().size(),
                stopped);
    }
}
