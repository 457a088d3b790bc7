package dev.amana.messaging.web;

import dev.amana.messaging.confirmation.Confirmations;
import dev.amana.messaging.confirmation.Confirmations.Matter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Entities;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page that a link in one of our questions opens. The token is all that is needed, since the mail went to the address in
 * question. Looking changes nothing: programs that look at links in mails must not confirm anything.
 */
@RestController
@RequestMapping(path = "/api/sender-confirmations/{token}", produces = MediaType.TEXT_HTML_VALUE)
@Tag(name = "Sender addresses")
class SenderConfirmationController {
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur");

    private final Confirmations confirmations;

    SenderConfirmationController(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    @GetMapping
    @Operation(operationId = "lookAtSenderConfirmation", summary = "The page with the question that a mail asked")
    ResponseEntity<String> look(@PathVariable String token, Locale locale) {
        return page(confirmations.asked(token), locale);
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Operation(operationId = "answerSenderConfirmation", summary = "Answers it with yes or no")
    ResponseEntity<String> answer(@PathVariable String token, @RequestParam String answer, Locale locale) {
        return page(confirmations.answer(token, answer.equals("yes")), locale);
    }

    private static ResponseEntity<String> page(Matter matter, Locale locale) {
        return ResponseEntity.status(matter == Matter.UNKNOWN ? HttpStatus.NOT_FOUND : HttpStatus.OK)
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
                .body(html(matter, locale));
    }

    private static String html(Matter matter, Locale locale) {
        String key = "confirmation." + matter.name().toLowerCase(Locale.ROOT);
        String text = text(key, locale);
        String buttons = matter == Matter.MAIL || matter == Matter.ADDRESS
                ? "<form method=\"post\"><p><button name=\"answer\" value=\"yes\">%s</button> <button name=\"answer\" value=\"no\">%s</button></p></form>"
                        .formatted(text("confirmation.yes", locale), text("confirmation.no", locale))
                : "";
        return """
                <!doctype html><html lang="%s" dir="%s"><head><meta charset="utf-8">\
                <meta name="viewport" content="width=device-width"><title>%s</title></head>\
                <body><main><h1>%s</h1>%s</main></body></html>
                """.formatted(
                        Entities.escape(Texts.language(locale)),
                        RIGHT_TO_LEFT.contains(Texts.language(locale)) ? "rtl" : "ltr",
                        text,
                        text,
                        buttons);
    }

    private static String text(String key, Locale locale) {
        return Entities.escape(Texts.of(key, locale));
    }
}
