package dev.amana.moderation.web;

import dev.amana.moderation.classifier.Classifier;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far the classifier can be trusted. */
@RestController
class ClassifierController {
    private final Classifier classifier;

    ClassifierController(Classifier classifier) {
        this.classifier = classifier;
    }

    @GetMapping("/api/classifier")
    @PreAuthorize("hasAnyRole('trust', 'trust-lead', 'auditor')")
    Classifier.State state() {
        return classifier.state();
    }
}
