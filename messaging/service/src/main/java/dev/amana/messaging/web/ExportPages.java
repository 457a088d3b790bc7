package dev.amana.messaging.web;

import dev.amana.platform.pages.PageController;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A conversation to take away, from its page. Staff send their reason as a form, so that it stands in no address. */
@PageController
@RequestMapping("/conversations/{conversationId}")
class ExportPages {
    private static final String SIDES = "hasAnyRole('buyer', 'seller', 'agent')";
    private static final String STAFF = "hasAnyRole('trust', 'trust-lead', 'auditor')";

    private final ExportController export;

    ExportPages(ExportController export) {
        this.export = export;
    }

    @GetMapping("/export.pdf")
    @PreAuthorize(SIDES)
    void pdf(@PathVariable String conversationId, HttpServletResponse response) throws IOException {
        export.pdf(conversationId, null, null, null, response);
    }

    @GetMapping("/export.mbox")
    @PreAuthorize(SIDES)
    void mbox(@PathVariable String conversationId, HttpServletResponse response) throws IOException {
        export.mbox(conversationId, false, null, null, null, response);
    }

    @PostMapping("/export.pdf")
    @PreAuthorize(STAFF)
    void pdfForStaff(
            @PathVariable String conversationId,
            @RequestParam(required = false) @Nullable String claimId,
            @RequestParam(required = false) @Nullable String reason,
            HttpServletResponse response)
            throws IOException {
        export.pdf(conversationId, claimId, reason, null, response);
    }

    @PostMapping("/export.mbox")
    @PreAuthorize(STAFF)
    void mboxForStaff(
            @PathVariable String conversationId,
            @RequestParam(required = false) @Nullable String claimId,
            @RequestParam(required = false) @Nullable String reason,
            HttpServletResponse response)
            throws IOException {
        export.mbox(conversationId, false, claimId, reason, null, response);
    }
}
