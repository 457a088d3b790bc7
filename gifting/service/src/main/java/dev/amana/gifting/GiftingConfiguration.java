package dev.amana.gifting;

import dev.amana.gifting.gift.GiftEvent;
import dev.amana.gifting.wishlist.WishListEvent;
import dev.amana.platform.eventstore.EventCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the platform needs to know of gifting. */
@Configuration(proxyBeanMethods = false)
class GiftingConfiguration {
    @Bean
    EventCatalog giftingEvents() {
        return new EventCatalog(WishListEvent.class, GiftEvent.class);
    }
}
