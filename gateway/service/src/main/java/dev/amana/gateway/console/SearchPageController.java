package dev.amana.gateway.console;

import dev.amana.gateway.cases.Redaction;
import dev.amana.gateway.index.AddressSearch;
import dev.amana.gateway.index.CaseSearch;
import dev.amana.gateway.index.CaseSearchResult;
import dev.amana.gateway.index.SearchRequest;
import dev.amana.platform.pages.PageController;
import dev.amana.platform.web.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The search page. What is typed comes by POST, because it may be an address; the page's own address is then set to a
 * search without one.
 */
@PageController
@PreAuthorize(ConsoleReaders.ONLY)
class SearchPageController {
    private final CaseSearch search;
    private final AddressSearch addresses;

    SearchPageController(CaseSearch search, AddressSearch addresses) {
        this.search = search;
        this.addresses = addresses;
    }

    @GetMapping("/console")
    String page(@ModelAttribute SearchRequest form, Model model) {
        String q = form.q() == null ? "" : Redaction.of(form.q());
        show(new SearchForm(form, q, null), model);
        return "console/search";
    }

    @PostMapping("/console/search")
    String find(
            @ModelAttribute SearchRequest form,
            @RequestParam(required = false) @Nullable String reason,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment,
            HttpServletResponse response,
            Model model) {
        SearchForm typed = new SearchForm(form, form.q() == null ? "" : form.q(), reason);
        show(typed, model);
        if (fragment == null) {
            return "console/search";
        }
        if (form.cursor() != null && !form.cursor().isEmpty()) {
            return "console/search :: more";
        }
        response.setHeader("HX-Push-Url", typed.address() == null ? typed.url() : "false");
        return "console/search :: results";
    }

    private void show(SearchForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("problem", "");
        String address = form.address();
        if (address != null && form.reason().isEmpty()) {
            model.addAttribute("problem", "reason-for-address");
            return;
        }
        try {
            model.addAttribute("result", result(form, address));
        } catch (ProblemException e) {
            model.addAttribute("problem", e.slug());
        }
    }

    private CaseSearchResult result(SearchForm form, @Nullable String address) {
        if (address == null) {
            return search.search(form.request().toQuery());
        }
        List<String> among =
                form.request().party() == null ? List.of() : form.request().party();
        return search.search(form.withParties(addresses.partiesAt(address, among, form.reason()))
                .toQuery());
    }
}
