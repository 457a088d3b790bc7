package dev.amana.messaging.docket;

import dev.amana.messaging.conversation.WithheldBecause;
import dev.amana.messaging.explanation.Explanations;
import dev.amana.messaging.notice.Links;
import dev.amana.messaging.notice.Notice;
import dev.amana.messaging.notice.NoticePost;
import dev.amana.messaging.party.Parties;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the author of a text in a claim, by mail, that the other party does not read it, why, and what can be done. */
@Component
public class WithheldTextNotices {
    private final ClaimTexts texts;
    private final Parties parties;
    private final Explanations explanations;
    private final NoticePost post;
    private final Links links;

    WithheldTextNotices(ClaimTexts texts, Parties parties, Explanations explanations, NoticePost post, Links links) {
        this.texts = texts;
        this.parties = parties;
        this.explanations = explanations;
        this.post = post;
        this.links = links;
    }

    /**
     * @param textId begins with the prefix of texts in claims, and holds the claim's identifier
     * @param appealable else words in it would have to be replaced, and no person decides otherwise
     */
    public void tell(
            String textId, int revision, String authorId, String orderId, boolean appealable, List<String> categories) {
        Locale locale = parties.find(authorId)
                .map(party -> Locale.forLanguageTag(party.locale()))
                .orElse(Locale.ENGLISH);
        String why = String.join(
                ", ",
                explanations
                        .of(textId, WithheldBecause.BLOCKED, categories, locale)
                        .why());
        post.send(Notice.to(
                authorId,
                "claim-text-withheld:" + textId + ':' + revision,
                template(textId, appealable),
                Map.of("order", orderId, "why", why, "link", links.to("/claims/" + ClaimTexts.claimOf(textId)))));
    }

    private String template(String textId, boolean appealable) {
        if (!appealable) {
            return "claim-text-words";
        }
        return texts.wasAppealed(textId) ? "claim-text-stays-withheld" : "claim-text-withheld";
    }
}
