package dev.amana.moderation.web;

import dev.amana.moderation.classifier.Calibration.Band;
import dev.amana.moderation.classifier.Classifier;
import dev.amana.platform.pages.PageController;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The classifier's calibration, as a picture and in figures. */
@PageController
@PreAuthorize("hasAnyRole('trust', 'trust-lead')")
class ClassifierPage {
    private final Classifier classifier;

    ClassifierPage(Classifier classifier) {
        this.classifier = classifier;
    }

    /**
     * A band in the picture, which is a square of 100 with its origin at the top.
     *
     * @param x of the mean prediction
     * @param y of the share that people found harmful
     * @param radius by how many predictions there are
     */
    record Dot(double x, double y, double radius) {}

    @GetMapping("/console/rules/classifier")
    String page(Model model) {
        Classifier.State state = classifier.state();
        model.addAttribute("state", state);
        model.addAttribute("dots", dots(state.calibration().bands()));
        return "classifier";
    }

    private static List<Dot> dots(List<Band> bands) {
        int most = bands.stream().mapToInt(Band::predictions).max().orElse(1);
        return bands.stream()
                .map(band -> new Dot(
                        rounded(100 * band.predicted()),
                        rounded(100 - 100 * band.observed()),
                        rounded(1.5 + 2.5 * Math.sqrt((double) band.predictions() / most))))
                .toList();
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
