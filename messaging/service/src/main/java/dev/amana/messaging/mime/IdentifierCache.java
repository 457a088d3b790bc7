package dev.amana.messaging.mime;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Patterns of identifiers that were looked for lately: to make one takes longer than to search a mail for it, and who
 * writes once writes again. For minutes only, as they are personal data.
 */
final class IdentifierCache {
    /** Of the patterns' texts. Java makes fifteen bytes of each: 45 MB, the identifiers of about three hundred people. */
    private static final long MOST_CHARACTERS = 3_000_000;

    private static final Duration KEPT_FOR = Duration.ofMinutes(10);

    private record Key(char kind, String text) {}

    private final Cache<Key, Optional<Identifier>> patterns = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Key key, Optional<Identifier> made) ->
                    key.text().length() + made.map(IdentifierCache::characters).orElse(0))
            .expireAfterWrite(KEPT_FOR)
            .build();

    Identifier address(String address) {
        return patterns.get(new Key('a', address), key -> Optional.of(Identifiers.address(key.text())))
                .orElseThrow();
    }

    @Nullable
    Identifier name(String name) {
        return cached('n', name, Identifiers::name);
    }

    @Nullable
    Identifier phone(String phone) {
        return cached('p', phone, Identifiers::phone);
    }

    @Nullable
    Identifier of(String identifier) {
        return switch (Identifiers.kind(identifier)) {
            case ADDRESS -> address(identifier);
            case PHONE -> phone(identifier);
            case NAME -> name(identifier);
        };
    }

    private static int characters(Identifier identifier) {
        return identifier.pattern().pattern().length();
    }

    private @Nullable Identifier cached(char kind, String text, Function<String, @Nullable Identifier> make) {
        return patterns.get(new Key(kind, text), key -> Optional.ofNullable(make.apply(key.text())))
                .orElse(null);
    }
}
