package dev.amana.messaging.party;

import dev.amana.platform.personal.Personal;
import org.jspecify.annotations.Nullable;

/**
 * A buyer, seller or customer.
 *
 * @param email where its mails go; null once the party is erased, and so is the name
 * @param locale BCP 47 tag of the language of its mails
 * @param country ISO 3166-1 alpha-2
 */
public record Party(
        String partyId, @Nullable Personal email, @Nullable Personal name, String locale, String country) {}
