package dev.amana.gifting.gift;

import dev.amana.gifting.gift.GiftEvent.GiftPlaced;

/** Where a gift stands. */
sealed interface GiftState {
    record Nothing() implements GiftState {}

    record Placed(GiftPlaced placed) implements GiftState {}

    record Delivered() implements GiftState {}
}
