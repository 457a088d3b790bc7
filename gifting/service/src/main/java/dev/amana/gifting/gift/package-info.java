/** A gift: placed by the giver's order, delivered by the marketplace's word, and from then on in the recipient's record with an entitlement of its own. Neither side learns the other's address; the recipient learns the giver only with the giver's consent. */
@NullMarked
package dev.amana.gifting.gift;

import org.jspecify.annotations.NullMarked;
