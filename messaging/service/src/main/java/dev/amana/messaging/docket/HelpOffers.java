package dev.amana.messaging.docket;

import dev.amana.messaging.docket.ClaimableOrders.Order;
import dev.amana.messaging.notice.Links;
import dev.amana.messaging.notice.Notice;
import dev.amana.messaging.notice.NoticePost;
import dev.amana.messaging.responseclock.Question;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells buyers by mail what helps before a claim: who only reads mails would never see the page that offers it. */
@Component
public class HelpOffers {
    private final ClaimableOrders orders;
    private final Resolutions resolutions;
    private final ClaimQueries claims;
    private final NoticePost notices;
    private final Links links;

    HelpOffers(ClaimableOrders orders, Resolutions resolutions, ClaimQueries claims, NoticePost notices, Links links) {
        this.orders = orders;
        this.resolutions = resolutions;
        this.claims = claims;
        this.notices = notices;
        this.links = links;
    }

    /** Once for a question that is overdue, and only where the page has something to offer still. */
    public void make(Question overdue) {
        String orderId = overdue.orderId();
        if (orderId != null
                && orders.find(orderId, overdue.buyerId()).filter(this::helps).isPresent()) {
            notices.send(Notice.to(
                    overdue.buyerId(),
                    "resolution-offered:" + overdue.messageId(),
                    "resolution-offered",
                    Map.of("order", orderId, "link", links.to("/claims/of/" + orderId))));
        }
    }

    private boolean helps(Order order) {
        return resolutions.openSince(order).isPresent()
                && resolutions.find(order).isEmpty()
                && claims.ofOrder(order.orderId()).stream()
                        .filter(claim -> claim.buyerId().equals(order.buyerId()))
                        .allMatch(ClaimRow::isWithdrawn);
    }
}
