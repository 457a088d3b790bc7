package dev.amana.messaging.mime;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jsoup.nodes.Entities;

/** Tells the recipient in their language which parts of a message were left out, and why. */
final class Notices {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Notices() {}

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
