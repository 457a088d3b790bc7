package dev.amana.gifting.wishlist;

import dev.amana.platform.eventstore.Rejection;

/** Why a wish list refuses. */
public abstract sealed class WishListRejection extends Rejection {
    private static final long serialVersionUID = 1L;

    WishListRejection(String slug, Object... arguments) {
        super(slug, arguments);
    }

    /** There is none, or it is somebody else's where it must be one's own. */
    public static final class UnknownWishList extends WishListRejection {
        private static final long serialVersionUID = 1L;

        UnknownWishList() {
            super("unknown-wish-list");
        }

        @Override
        public int status() {
            return 404;
        }
    }

    public static final class UnknownItem extends WishListRejection {
        private static final long serialVersionUID = 1L;

        UnknownItem(String itemId) {
            super("unknown-item", itemId);
        }

        @Override
        public int status() {
            return 404;
        }
    }

    /** Somebody else gives it already. */
    public static final class AlreadyGiven extends WishListRejection {
        private static final long serialVersionUID = 1L;

        AlreadyGiven(String itemId) {
            super("item-already-given", itemId);
        }
    }

    public static final class OwnWish extends WishListRejection {
        private static final long serialVersionUID = 1L;

        OwnWish() {
            super("own-wish");
        }
    }

    public static final class ListIsFull extends WishListRejection {
        private static final long serialVersionUID = 1L;

        ListIsFull(int mostItems) {
            super("wish-list-full", mostItems);
        }
    }
}
