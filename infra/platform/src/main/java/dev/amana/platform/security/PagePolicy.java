package dev.amana.platform.security;

/** Content-Security-Policy of pages: nothing from elsewhere, nothing inline, in no frame. */
public final class PagePolicy {
    public static final String DIRECTIVES = "default-src 'self'; img-src 'self' data:; font-src 'self' data:;"
            + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private PagePolicy() {}
}
