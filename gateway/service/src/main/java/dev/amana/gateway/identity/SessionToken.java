package dev.amana.gateway.identity;

/**
 * The bearer token of whoever is signed in to the console, for calls that a page makes to a service. It never reaches
 * the browser.
 */
public interface SessionToken {
    /**
     * A token valid for this call. Throws {@link
     * org.springframework.security.authentication.AuthenticationCredentialsNotFoundException} where nobody is signed in.
     */
    String value();
}
