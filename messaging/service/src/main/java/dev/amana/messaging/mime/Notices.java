package dev.amana.messaging.mime;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jsoup.nodes.Entities;

/** Tells the recipient in their language which parts of a message were left out, and why. */
final class Notices {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Notices() {}

    /** What stands above a message that is not delivered as it is, a line each. */
    static List<String> above(Treatment treatment, Locale locale) {
        List<String> lines = new ArrayList<>();
        if (treatment.unscreened()) {
            lines.add(texts(locale).getString("treatment.unscreened"));
        }
        if (treatment.warned()) {
            lines.add(texts(locale).getString("treatment.warned"));
        }
        if (!treatment.redactions().isEmpty()) {
            lines.add(texts(locale).getString("treatment.redacted"));
        }
        return lines;
    }

    static String plain(List<DroppedPart> dropped, Locale locale) {
        if (dropped.isEmpty()) {
            return "";
        }
        ResourceBundle texts = texts(locale);
        StringBuilder notice = new StringBuilder("\n\n-- \n").append(texts.getString("dropped.intro"));
        dropped.forEach(part -> notice.append("\n- ").append(line(part, texts)));
        return notice.append('\n').toString();
    }

    static String html(List<DroppedPart> dropped, Locale locale) {
        if (dropped.isEmpty()) {
            return "";
        }
        ResourceBundle texts = texts(locale);
        StringBuilder notice = new StringBuilder("<hr><p dir=\"auto\">")
                .append(Entities.escape(texts.getString("dropped.intro")))
                .append("</p><ul dir=\"auto\">");
        dropped.forEach(part ->
                notice.append("<li>").append(Entities.escape(line(part, texts))).append("</li>"));
        return notice.append("</ul>").toString();
    }

    /** A line with a link below the message. */
    private record Offer(String line, String link) {}

    /** What the recipient can do about the message: report it, and, of unasked ones, be written to less. */
    private static List<Offer> offers(RelayOrder order) {
        ResourceBundle texts = texts(order.locale());
        List<Offer> offers = new ArrayList<>();
        if (order.unsubscribe() != null) {
            offers.add(new Offer(texts.getString("opt-out.line"), order.unsubscribe()));
        }
        if (order.report() != null) {
            offers.add(new Offer(texts.getString("report.line"), order.report()));
        }
        return offers;
    }

    /** Empty where nothing is offered. */
    static String below(RelayOrder order) {
        List<Offer> offers = offers(order);
        StringBuilder below = new StringBuilder(offers.isEmpty() ? "" : "\n\n-- \n");
        offers.forEach(offer ->
                below.append(offer.line()).append('\n').append(offer.link()).append('\n'));
        return below.toString();
    }

    static String belowHtml(RelayOrder order) {
        List<Offer> offers = offers(order);
        StringBuilder below = new StringBuilder(offers.isEmpty() ? "" : "<hr>");
        offers.forEach(offer -> below.append("<p dir=\"auto\"><small><a href=\"")
                .append(Entities.escape(offer.link()))
                .append("\">")
                .append(Entities.escape(offer.line()))
                .append("</a></small></p>"));
        return below.toString();
    }

    private static String line(DroppedPart part, ResourceBundle texts) {
        String reason = texts.getString(
                "dropped." + part.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return new MessageFormat(texts.getString("dropped.line"), texts.getLocale())
                .format(new Object[] {part.name(), reason});
    }

    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle("messaging/mime/notices", locale, NO_FALLBACK);
    }
}
