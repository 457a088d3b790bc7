package dev.amana.gateway.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * The demo's grants in flight. The library's own memory keeps every grant for good; this one keeps the latest, which
 * costs an older one nothing but its introspection: services check tokens by signature.
 */
final class RecentAuthorizations implements OAuth2AuthorizationService {
    private static final int KEPT = 1_000;

    private final Map<String, OAuth2Authorization> byId = new LinkedHashMap<>();

    @Override
    public synchronized void save(OAuth2Authorization authorization) {
        byId.remove(authorization.getId());
        byId.put(authorization.getId(), authorization);
        if (byId.size() > KEPT) {
            byId.remove(byId.keySet().iterator().next());
        }
    }

    @Override
    public synchronized void remove(OAuth2Authorization authorization) {
        byId.remove(authorization.getId());
    }

    @Override
    public synchronized @Nullable OAuth2Authorization findById(String id) {
        return byId.get(id);
    }

    @Override
    public synchronized @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return byId.values().stream()
                .filter(authorization -> holds(authorization, token))
                .findFirst()
                .orElse(null);
    }

    /** The value alone decides: tokens, codes and states of different kinds never share one. */
    private static boolean holds(OAuth2Authorization authorization, String token) {
        return token.equals(authorization.getAttribute("state")) || authorization.getToken(token) != null;
    }
}
