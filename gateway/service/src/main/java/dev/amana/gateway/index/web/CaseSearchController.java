package dev.amana.gateway.index.web;

import dev.amana.gateway.cases.Redaction;
import dev.amana.gateway.index.AddressSearch;
import dev.amana.gateway.index.CaseSearch;
import dev.amana.gateway.index.CaseSearchResult;
import dev.amana.gateway.index.IndexWorker;
import dev.amana.gateway.index.SearchRequest;
import dev.amana.platform.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists of cases. */
@RestController
@RequestMapping("/api/cases")
class CaseSearchController {
    private static final String READERS = "hasAnyRole('trust', 'trust-lead', 'auditor')";

    private final CaseSearch search;
    private final AddressSearch addresses;
    private final IndexWorker worker;

    CaseSearchController(CaseSearch search, AddressSearch addresses, IndexWorker worker) {
        this.search = search;
        this.addresses = addresses;
        this.worker = worker;
    }

    @GetMapping
    @PreAuthorize(READERS)
    CaseSearchResult find(@ModelAttribute SearchRequest request) {
        if (request.q() != null && Redaction.addressIn(request.q()).isPresent()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "address-in-url");
        }
        return search.search(request.toQuery());
    }

    /** As {@link #find}, for searches that name a real address: in {@code address}, or anywhere in {@code q}. */
    @PostMapping("/search")
    @PreAuthorize(READERS)
    CaseSearchResult findByAddress(@Valid @RequestBody AddressRequest request) {
        String q = request.q() == null ? "" : request.q();
        String address = request.address() == null || request.address().isBlank()
                ? Redaction.addressIn(q).orElse(null)
                : request.address();
        if (address == null) {
            return search.search(request.search(q, request.party()).toQuery());
        }
        String reason = request.reason();
        if (reason == null || reason.isBlank()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "reason-required");
        }
        SearchRequest checked = request.search(q.replace(address, " "), request.party());
        checked.toQuery();
        List<String> among = request.party() == null ? List.of() : request.party();
        List<String> parties = addresses.partiesAt(address, among, reason);
        return search.search(request.search(checked.q(), parties).toQuery());
    }

    /** Builds a new index from PostgreSQL; searches go on in the old one until it is complete. */
    @PostMapping("/index/rebuild")
    @PreAuthorize("hasRole('operator')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void rebuild() {
        worker.rebuild();
    }

    /**
     * @param address a real e-mail address
     * @param reason why it is looked up: recorded, and required with an address
     */
    record AddressRequest(
            @Nullable @Size(max = 500) String q,
            @Nullable @Size(max = 320) String address,
            @Nullable List<String> context,
            @Nullable List<String> severity,
            @Nullable List<String> status,
            @Nullable List<String> party,
            @Nullable String from,
            @Nullable String to,
            @Nullable Integer size,
            @Nullable String cursor,
            @Nullable @Size(max = 500) String reason) {
        SearchRequest search(@Nullable String text, @Nullable List<String> parties) {
            return new SearchRequest(text, context, severity, status, parties, from, to, size, cursor);
        }
    }
}
