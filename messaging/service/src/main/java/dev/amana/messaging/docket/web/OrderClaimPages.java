package dev.amana.messaging.docket.web;

import dev.amana.messaging.claim.ClaimReason;
import dev.amana.messaging.claim.Money;
import dev.amana.messaging.claim.Party;
import dev.amana.messaging.docket.Amounts;
import dev.amana.messaging.docket.ClaimQueries;
import dev.amana.messaging.docket.ClaimRow;
import dev.amana.messaging.docket.ClaimableOrders;
import dev.amana.messaging.docket.ClaimableOrders.Order;
import dev.amana.messaging.docket.ClaimsProperties;
import dev.amana.messaging.page.PageProblems;
import dev.amana.platform.Ids;
import dev.amana.platform.pages.PageController;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;

/** What somebody does who is not content with an order: ask the seller for a way out, or for money back. */
@PageController
@RequestMapping("/claims/of/{orderId}")
@PreAuthorize("hasAnyRole('buyer', 'seller')")
class OrderClaimPages {
    /** Where the marketplace has not told what the order cost. */
    private static final List<String> CURRENCIES =
            List.of("EUR", "USD", "GBP", "CHF", "JPY", "AED", "SAR", "EGP", "PLN", "SEK", "TRY");

    private final ClaimableOrders orders;
    private final ClaimQueries claims;
    private final ClaimController opening;
    private final HelpController help;
    private final PageProblems problems;
    private final ClaimsProperties properties;

    OrderClaimPages(
            ClaimableOrders orders,
            ClaimQueries claims,
            ClaimController opening,
            HelpController help,
            PageProblems problems,
            ClaimsProperties properties) {
        this.orders = orders;
        this.claims = claims;
        this.opening = opening;
        this.help = help;
        this.problems = problems;
        this.properties = properties;
    }

    /** What was typed into the form of a claim. */
    record Typed(String reason, String amount, String currency) {}

    @GetMapping
    String page(@PathVariable String orderId, Model model) {
        return show(order(orderId), new Typed("", "", ""), model);
    }

    @PostMapping
    String open(
            @PathVariable String orderId,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String text,
            ServletWebRequest web,
            Model model) {
        Order order = order(orderId);
        AtomicReference<String> claimId = new AtomicReference<>("");
        boolean refused = problems.refused(web, model, "open", text, () -> {
            PageProblems.requireText(text);
            Money wanted = wanted(order, amount, currency);
            ClaimRequest.Open request = new ClaimRequest.Open(
                    orderId,
                    reason(reason),
                    ClaimRequest.bounded(text),
                    new ClaimRequest.Amount(wanted.amountMinor(), wanted.currency()));
            claimId.set(opening.opened(request));
        });
        return refused
                ? show(order, new Typed(reason, amount, currency), model)
                : "redirect:/claims/" + claimId.get() + "?done=claim-opened";
    }

    @PostMapping("/proposal")
    String propose(
            @PathVariable String orderId,
            @RequestParam(defaultValue = "") String way,
            ServletWebRequest web,
            Model model) {
        boolean refused = problems.refused(web, model, "help", "", () -> {
            if (!way.matches("return|refund|replacement")) {
                throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-request");
            }
            help.propose(orderId, new HelpController.Propose(way));
        });
        return refused
                ? show(order(orderId), new Typed("", "", ""), model)
                : "redirect:/claims/of/{orderId}?done=proposed";
    }

    @PostMapping("/agreement")
    @PreAuthorize("hasRole('seller')")
    String agree(@PathVariable String orderId) {
        help.agree(orderId);
        return "redirect:/claims/of/{orderId}?done=agreed";
    }

    private static String reason(String reason) {
        boolean known =
                Arrays.stream(ClaimReason.values()).anyMatch(each -> word(each).equals(reason));
        if (!known) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "claim-reason-missing");
        }
        return reason;
    }

    private static Money wanted(Order order, String amount, String typedCurrency) {
        Money total = order.total();
        String currency = total == null ? typedCurrency : total.currency();
        if (!currency.matches("[A-Z]{3}")) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "claim-amount-required");
        }
        return Amounts.parse(amount, currency)
                .orElseThrow(() -> new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "claim-amount-required"));
    }

    private Order order(String orderId) {
        return orders.find(orderId, Caller.current().subject()).orElseThrow(ClaimAccess::notFound);
    }

    private String show(Order order, Typed typed, Model model) {
        String reader = Caller.current().subject();
        Party as = order.buyerId().equals(reader) ? Party.BUYER : Party.SELLER;
        List<ClaimRow> mine = claims.ofOrder(order.orderId()).stream()
                .filter(claim ->
                        claim.buyerId().equals(reader) || claim.sellerId().equals(reader))
                .toList();
        String conversation = Ids.derived("conversation", order.orderId(), order.buyerId(), order.sellerId());
        model.addAttribute("order", order);
        model.addAttribute("as", word(as));
        model.addAttribute("claims", mine);
        model.addAttribute("help", help.help(order.orderId()));
        model.addAttribute(
                "reasons", Arrays.stream(ClaimReason.values()).map(Enum::name).toList());
        model.addAttribute("currencies", CURRENCIES);
        model.addAttribute("typed", typed);
        model.addAttribute("days", properties.answerWithin().toDays());
        model.addAttribute("mayOpen", as == Party.BUYER && mine.stream().allMatch(ClaimRow::isWithdrawn));
        model.addAttribute("conversationId", orders.hasConversation(conversation) ? conversation : null);
        problems.prepare(model);
        return "my-claim-order";
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
